"""Results for GitHub Actions: annotations, as workflow commands on standard output, and a step summary in Markdown.

In: results and, by its ID, which line of the user's each failure belongs to. Out: lines, and text for the file that
`GITHUB_STEP_SUMMARY` names. What comes from pages is untrusted: it is kept from being a command or markup of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from harness.model import Failure, Options, ScraperResult, Severity, SourcePlace, Standing
from harness.reports.failure_text import failure_text
from harness.reports.figures import (
    failure_counts,
    families_of,
    of_severity,
    seconds_of,
    survival,
    tally_of,
    untested_title,
)
from harness.reports.known import open_failures
from harness.reports.line import count
from harness.reports.printable import LONGEST, printable

MOST_ANNOTATIONS = 10
"""Annotations of one severity that GitHub shows of a step."""
MOST_SUMMARY = 900_000
"""Bytes of a step summary; GitHub takes 1 MiB and drops what is larger."""

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning"}
_BACKTICKS = re.compile("`+")


def annotations(results: Sequence[ScraperResult], places: Mapping[str, SourcePlace]) -> Iterator[str]:
    """Yield a workflow command for what was not tested, what got worse, and failures that nobody accepted."""
    for result in results:
        if result.untestable:
            yield _command("error", f"{result.name}: {untested_title(result)}: {result.untestable}", title="not tested")
        elif result.untested:
            yield _command("warning", f"{result.name}: not all was tested: {result.untested}", title="not all tested")
        for change in result.judgement.worse:
            yield _command("error" if change.gates else "warning", f"{result.name}: {change.told}", title="worse")
    failures = [failure for result in results for failure in open_failures(result)]
    for severity in _COMMANDS:
        for failure in of_severity(failures, severity)[:MOST_ANNOTATIONS]:
            yield _annotation(failure, places.get(failure.id))


def stop_commands(token: str) -> tuple[str, str]:
    """Return the lines between which nothing that is printed is taken for a workflow command."""
    return f"::stop-commands::{token}", f"::{token}::"


def step_summary(results: Sequence[ScraperResult], options: Options, seconds: float) -> str:
    """Return the summary: what got worse, a table of scrapers, then each failure that counts and each other error.

    These are told in full, folded up.
    """
    known = [(failure, result.standing(failure)) for result in results for failure in open_failures(result)]
    failures = [failure for failure, _ in known]
    accepted = sum(len(result.failures) for result in results) - len(failures)
    worse = [(result, change) for result in results for change in result.judgement.worse]
    examples = sum(result.examples for result in results)
    further = f"{f', {len(worse):,} worse' if worse else ''}{f', {accepted:,} accepted' if accepted else ''}"
    head = f"{failure_counts(failures)}{further} in {count(examples, 'example')} of {count(len(results), 'scraper')}"
    table = (
        "| scraper | recorded pages | examples | errors | warnings | accepted | survival |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
        *(_row(result) for result in results),
    )
    parts = [f"### scraper-harness\n\n{head} · seed {options.seed} · {seconds_of(seconds)}\n\n"]
    parts += [f"- {_plain(result.name)}: {_plain(change.told)}\n" for result, change in worse]
    parts += ["\n" if worse else "", "\n".join(table), "\n"]
    room = MOST_SUMMARY - sum(len(part.encode()) for part in parts)
    for failure, standing in sorted(known, key=lambda pair: pair[0].severity):
        if failure.severity != "error" and not standing.gates:
            continue
        parts.append(_folded_up(failure, standing))
        room -= len(parts[-1].encode())
        if room < 0:
            parts[-1] = "\nMore failures are in the log.\n"
            break
    return "".join(parts)


def _annotation(failure: Failure, place: SourcePlace | None) -> str:
    where = {"file": place.path, "line": str(place.line)} if place else {}
    title = " · ".join(part for part in (failure.check, failure.scraper, failure.field) if part)
    return _command(_COMMANDS[failure.severity], failure_text(failure), **where, title=title)


def _command(name: str, message: str, **properties: str) -> str:
    told = ",".join(f"{key}={_escaped(printable(value), also=':,')}" for key, value in properties.items())
    text = "\n".join(printable(line, LONGEST) for line in message.split("\n"))
    return f"::{name} {told}::{_escaped(text)}"


def _escaped(text: str, *, also: str = "") -> str:
    """Escape as the toolkit of GitHub Actions does: a line break would end the command, and begin another."""
    for one in f"%\r\n{also}":
        text = text.replace(one, f"%{ord(one):02X}")
    return text


def _row(result: ScraperResult) -> str:
    unknown = open_failures(result)
    errors, warnings = (len(of_severity(unknown, severity)) for severity in _COMMANDS)
    accepted = len(result.failures) - len(unknown)
    told = "; ".join(f"{family}: {survival(tally_of(result, family))}" for family in families_of([result]))
    missing = "not tested" if result.untestable else "not all tested"
    baseline = "ok" if not result.untested else f"**{missing}**: {_plain(result.untested)}"
    figures = (f"{result.examples:,}", str(errors), str(warnings), str(accepted))
    return f"| {' | '.join((_plain(result.name), baseline, *figures, told))} |"


def _plain(text: str) -> str:
    """Return a text of which Markdown makes nothing, in a table either."""
    plain = printable(text).replace("\\", "\\\\")
    return re.sub(r"[|`<>\[\]_*]", lambda one: f"\\{one[0]}", plain)


def _folded_up(failure: Failure, standing: Standing) -> str:
    text = failure_text(failure, standing)
    fence = "`" * max(3, 1 + max((len(run) for run in _BACKTICKS.findall(text)), default=0))
    title = escape(printable(" · ".join(part for part in (failure.check, failure.scraper, failure.field) if part)))
    return f"\n<details><summary>{title}</summary>\n\n{fence}text\n{text}\n{fence}\n\n</details>\n"
