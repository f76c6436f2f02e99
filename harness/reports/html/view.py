"""What the page shows, as frozen values that the template only lays out.

In: a finished run. Out: a `Page`. Texts in it are as untrusted as they came; the words are the other reports' own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from harness.model import Failure, Options, RunFinished, ScraperResult
from harness.reports.closing import broken_lines, summary_lines, untested_lines
from harness.reports.figures import families_of, seconds_of, survival, tally_of
from harness.reports.html.bar import FATES, Bar, bar_of
from harness.reports.html.lives import Lives, lives_of
from harness.reports.html.told import Told, told_of
from harness.reports.known import open_failures
from harness.reports.line import Line, Role, Span, count, plain_text
from harness.reports.live import finished_line
from harness.reports.saved import saved_lines

UNFOLDED = 10_000
"""Columns no line of a report has: a browser folds them by itself."""
MOST_TOLD = 400
"""Failures of a run that are told in full; of the others, the mildest, there is a line each."""
MOST_SHOWN = 25
"""Failures of a scraper and severity that are listed at once; the others are folded up together."""
MOST_OPEN = 12
"""Errors of a run that are open from the start."""

_TOOL = "scraper-harness"
_VERDICTS: dict[int, tuple[str, Role]] = {0: ("Passed", "good"), 1: ("Failed", "error"), 2: ("Not tested", "error")}
"""By exit code."""


@dataclass(frozen=True, slots=True)
class Family:
    """What the examples of one family came to."""

    name: str
    examples: int
    bar: Bar
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """The failures of a scraper that are alike in how much they matter."""

    title: str
    role: Role
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One scraper."""

    anchor: str
    name: str
    target: str
    figures: Span
    state: Span
    examples: int
    bar: Bar
    baseline: str
    families: tuple[Family, ...]
    lives: Lives | None
    groups: tuple[Group, ...]
    worse: tuple[str, ...]
    better: tuple[str, ...]
    saved: tuple[Line, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A whole run."""

    title: str
    maker: str
    """By what it was written, and when."""
    heading: str
    role: Role
    exit: str
    summary: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...]
    untested: tuple[Line, ...]
    """What a reader could take for tested and is not."""
    broken: tuple[Line, ...]
    """Recorded pages that fail."""
    cards: tuple[Card, ...]
    most_shown: int = MOST_SHOWN
    fates: tuple[str, ...] = FATES


def page_of(event: RunFinished, options: Options, scrapers: Sequence[str], code: int, ended: datetime) -> Page:
    """Return what a run is shown as."""
    results = event.results
    summary = tuple(summary_lines(event, options))
    heading, role = _verdict(event, code)
    shown = _shown_of(results)
    return Page(
        title=f"{heading}: {plain_text([summary[-1][:1]])}",
        maker=f"{_TOOL} {version(_TOOL)} · {ended.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        heading=heading,
        role=role,
        exit=_exit(event, code),
        summary=summary,
        facts=tuple(_facts(options)),
        untested=tuple(untested_lines(results, scrapers, reasons=True, idle=event.idle)),
        broken=tuple(broken_lines(results, UNFOLDED)),
        cards=tuple(_card(result, number, shown) for number, result in enumerate(results, start=1)),
    )


def _verdict(event: RunFinished, code: int) -> tuple[str, Role]:
    """Return the run in a few words; one that tested nothing is no success, nor the scrapers' failure."""
    results = event.results
    if event.idle:
        return "Nothing to test", "warning"
    if code == 0 and any(result.untested for result in results):
        return "Passed, but not all was tested", "warning"
    if code == 0 and any(open_failures(result) for result in results):
        return "Passed, with failures that do not count", "warning"
    if code == 1 and any(result.untested for result in results):
        return "Failed, and not all was tested", "error"
    if code > 1 and any(result.examples or not result.untested for result in results):
        return ("Interrupted", "warning") if event.interrupted else ("Not all was tested", "error")
    return _VERDICTS[code]


def _exit(event: RunFinished, code: int) -> str:
    """Return what the exit code follows from."""
    results = event.results
    failures = sum(result.standing(failure).gates for result in results for failure in result.failures)
    worse = sum(change.gates for result in results for change in result.judgement.worse)
    untested = sum(1 for result in results if result.untested)
    told = [
        *([event.idle] if event.idle else []),
        *([f"{count(failures, 'failure')} that count{'s' if failures == 1 else ''}"] if failures else []),
        *([f"{worse} worse"] if worse else []),
        *([f"{count(untested, 'scraper')} not fully tested"] if untested else []),
    ]
    return f"Exit code {code}" + (f": {', '.join(told)}" if told else "")


def _facts(options: Options) -> Iterator[tuple[str, str]]:
    yield "seed", str(options.seed)
    yield "examples", f"up to {options.max_examples:,} a case and family"
    yield "families", ", ".join(options.families)
    yield "replay", options.replay
    yield "timeout", seconds_of(options.timeout)
    if options.ignore:
        yield "ignored", ", ".join(options.ignore)
    if options.absent:
        yield "no value", ", ".join(options.absent)


def _shown_of(results: Sequence[ScraperResult]) -> dict[str, bool]:
    """Return the IDs of the failures that are told in full, and whether each is open: the gravest are first."""
    found = [(_rank(result, failure), failure) for result in results for failure in result.failures]
    ranked = sorted(found, key=lambda pair: pair[0])[:MOST_TOLD]
    return {failure.id: rank == 0 and place < MOST_OPEN for place, (rank, failure) in enumerate(ranked)}


def _rank(result: ScraperResult, failure: Failure) -> int:
    if result.standing(failure).state == "accepted":
        return 2
    return int(failure.severity != "error")


def _card(result: ScraperResult, number: int, shown: dict[str, bool]) -> Card:
    _, figures, _, state = finished_line(result)
    tallies = [(family, tally_of(result, family)) for family in families_of([result])]
    return Card(
        anchor=f"scraper-{number}",
        name=result.name,
        target=result.target,
        figures=figures,
        state=state,
        examples=result.examples,
        bar=bar_of([tally for _, tally in tallies]),
        baseline=result.baseline,
        families=tuple(Family(family, tally.examples, bar_of([tally]), survival(tally)) for family, tally in tallies),
        lives=lives_of(result),
        groups=tuple(_groups(result, shown)),
        worse=tuple(change.told for change in result.judgement.worse),
        better=tuple(change.told for change in result.judgement.better),
        saved=tuple(saved_lines([result], UNFOLDED)),
        notes=result.notes,
    )


def _groups(result: ScraperResult, shown: dict[str, bool]) -> Iterator[Group]:
    titles: tuple[tuple[str, Role], ...] = (("error", "error"), ("warning", "warning"), ("accepted", "muted"))
    for rank, (noun, role) in enumerate(titles):
        found = [failure for failure in result.failures if _rank(result, failure) == rank]
        told = tuple(told_of(failure, result.standing(failure), shown.get(failure.id)) for failure in found)
        if told:
            yield Group(f"{len(told):,} accepted" if noun == "accepted" else count(len(told), noun), role, told)
