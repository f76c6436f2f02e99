"""One failure told in full: the lines that terminal, JUnit and pytest share, so that they never say different things.

In: a failure. Out: lines of a report. Everything in a failure comes from pages and scrapers and is untrusted.
"""

import re
from collections.abc import Iterator, Sequence

from harness.model import ExceptionInfo, Failure, Standing
from harness.reports.change import change_lines
from harness.reports.known import standing_text
from harness.reports.line import WIDTH, Line, Role, Span, folded, plain_text
from harness.reports.marked import marked
from harness.reports.printable import printable

LABEL = 11
"""Columns of a label, indent included."""
MOST_PRINTED = 10
"""Last lines of a scraper's own output that are shown."""
MOST_PLACES = 3
"""Further cases and exhibits that are named; the others are counted."""

_INDENT = "  "
_OWN_FRAME = re.compile(r'File "[^"]*harness/(?:sandbox|scrapers)/\w+\.py"|File "<frozen runpy>"')
"""Frames of the harness below the scraper's own in a stack that a hang left."""
_INSTALLED = re.compile(r".*[/\\](?:site|dist)-packages[/\\]")


def failure_text(failure: Failure, standing: Standing | None = None) -> str:
    """Return a failure told in plain text."""
    return plain_text(failure_lines(failure, standing=standing))


def failure_lines(failure: Failure, width: int = WIDTH, *, standing: Standing | None = None) -> list[Line]:
    """Return a failure told in full; a warning without diff and output, for it is read in passing."""
    heading = " · ".join(printable(part) for part in (failure.check, failure.scraper, failure.field) if part)
    lines: list[Line] = [
        (Span(failure.severity.upper(), failure.severity), Span(_INDENT), Span(heading, "title")),
        *((Span(text),) for text in folded(printable(failure.evidence), width, first=_INDENT)),
        *_labelled("case", _place(failure), width),
    ]
    if standing and (known := standing_text(standing)):
        lines += _labelled("baseline", known, width, failure.severity)
    for number, page in enumerate(failure.before, start=1):
        lines += _labelled("before" if number == 1 else "", f"{number}. {'; '.join(page.changes)}", width)
    for label, change in _changes(failure):
        lines += _labelled(label, change, width)
    if failure.exception is not None:
        lines += _raised(failure.exception, failure.evidence, width)
    if failure.explanation:
        lines += _labelled("why", failure.explanation, width)
    if _tells_values(failure):
        lines += _labelled("expected", failure.expected, width, "good")
        lines += _labelled("got", failure.got, width, failure.severity)
    if failure.severity == "error":
        lines += _page_and_output(failure, width)
    if also := further_places(failure):
        lines += _labelled("also", _places(also), width)
    lines.append((Span(f"{_INDENT}Reproduce with: ", "label"), Span(reproduce(failure), "command")))
    return lines


def reproduce(failure: Failure) -> str:
    """Return the command that runs a failure again."""
    return f"scraper-harness replay {printable(failure.id)}"


def further_places(failure: Failure) -> tuple[str, ...]:
    """Return where else a bug showed: a case of which a smaller plan was found later is no other place."""
    return tuple(place for place in failure.also if place != failure.case)


def _place(failure: Failure) -> str:
    if failure.family == "recorded":
        return f"{failure.case} · the recorded page, unchanged"
    later = f" · exchange {failure.exchange}" if failure.exchange else ""
    return f"{failure.case} · {failure.family}{later}"


def _changes(failure: Failure) -> Iterator[tuple[str, str]]:
    """Yield the mutations in words; by name where a failure was stored without words."""
    names = (str(record.get("name", "")) for record in failure.mutations)
    for index, change in enumerate(failure.changes or names):
        yield ("" if index else "change"), change


def _raised(raised: ExceptionInfo, evidence: str, width: int) -> Iterator[Line]:
    told = raised.told
    if not evidence.startswith(told):
        yield from _labelled("raised", told, width)
    if raised.where:
        yield from _labelled("at", raised.where, width)
    if raised.line:
        yield (Span(" " * LABEL), Span(printable(raised.line, width - LABEL), "code"))
    if raised.origin not in {"", raised.where}:
        yield from _labelled("origin", _INSTALLED.sub("", raised.origin), width)


def _tells_values(failure: Failure) -> bool:
    """Say whether expected and got tell more than the exception, which is told already."""
    raised = failure.exception
    return bool(failure.expected or failure.got) and not (raised and failure.got.startswith(raised.type))


def _page_and_output(failure: Failure, width: int) -> Iterator[Line]:
    if failure.diff:
        yield ()
        yield from change_lines(failure.diff, width)
        yield ()
    printed = [line for line in failure.output.splitlines() if line.strip() and not _OWN_FRAME.search(line)]
    shown = printed[:MOST_PRINTED] if failure.check == "hang" else printed[-MOST_PRINTED:]  # a stack begins within
    for index, line in enumerate(shown):
        label = "printed" if index == 0 else ""
        yield (*_label(label), Span(printable(line, width - LABEL), "muted"))


def _places(also: Sequence[str]) -> str:
    further = len(also) - MOST_PLACES
    return ", ".join(also[:MOST_PLACES]) + (f" and {further:,} more" if further > 0 else "")


def _labelled(label: str, value: str, width: int, role: Role = "plain") -> Iterator[Line]:
    for index, spans in enumerate(marked(folded(printable(value), width - LABEL), role)):
        yield (*_label("" if index else label), *spans)


def _label(label: str) -> Line:
    return (Span(f"{_INDENT}{label}".ljust(LABEL), "label"),)
