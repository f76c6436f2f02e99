"""How a run ended, in words: recorded pages that fail, what was not tested, notes, and what it all came to.

In: a finished run. Out: lines of a report; terminal and HTML share them, so that their verdicts are one.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from harness.model import CaseResult, Options, RunFinished, ScraperResult
from harness.reports.figures import (
    error_pages_of,
    failure_counts,
    families_of,
    of_severity,
    seconds_of,
    sound_error_pages,
    tally_of,
    untested_title,
)
from harness.reports.known import counts_line, open_failures
from harness.reports.line import Line, Role, Span, count, wrapped
from harness.reports.printable import LONGEST, printable

_ELSEWHERE = "NOTHING WAS TESTED, for the reason given at the very end"
"""Of a scraper that cannot be run, where the command tells why on standard error, for whoever reads nothing else."""

MOST_UNREACHED = 20
"""Cases that were not reached of which each is named; the JSON report has all."""


class Title(StrEnum):
    """What the parts of a report are called."""

    BROKEN = "Recorded pages that fail: what is below says nothing about these"
    KEPT = "Failures that earlier runs kept"
    WORSE = "Worse than the baseline or the floor"
    ACCEPTED = "Accepted"
    BETTER = "Better than the baseline: scraper-harness baseline --update records it"
    NOTES = "Notes"
    EXAMPLES = "What the examples came to"
    LIVES = "How long fields live: percent that survive so many months"
    UNTESTED = "Not tested"


def broken_lines(results: Sequence[ScraperResult], width: int) -> list[Line]:
    """Return why scrapers fail on their own recorded pages."""
    broken = [(result, case) for result in results for case in result.cases if case.baseline != "ok"]
    return [line for result, case in broken for line in _reason(result, case, width)]


def note_lines(results: Sequence[ScraperResult], width: int) -> list[Line]:
    """Return what a maintainer should know of the run itself."""
    return [
        (Span(text),)
        for result in results
        for note in result.notes
        for text in wrapped(f"{printable(result.name)}: {printable(note)}", width, first="  ", rest="    ")
    ]


def untested_lines(
    results: Sequence[ScraperResult], expected: Sequence[str], *, reasons: bool = False, idle: str = ""
) -> Iterator[Line]:
    """Yield whatever a reader could take for tested and is not.

    `reasons` tells also why a scraper cannot be run, `idle` why there was nothing to run.
    """
    for result in results:
        name = Span(f"  {printable(result.name)}: ", "title")
        yield from ((name, span) for span in _untested(result, reasons=reasons))
        for family in families_of([result]):
            if not tally_of(result, family).examples:
                yield (name, Span(f"no {family} plan changed anything on its pages", "warning"))
    finished = {result.name for result in results}
    for scraper in expected:
        if scraper not in finished:
            yield (Span(f"  {printable(scraper)}: ", "title"), Span("NOTHING WAS TESTED: it was not reached", "error"))
    if not results and not expected:
        why = printable(idle or "no scraper ran")
        yield (Span(f"  NOTHING WAS TESTED: {why}", "warning" if idle else "error"),)


def summary_lines(event: RunFinished, options: Options) -> Iterator[Line]:
    """Yield what a run came to; the last line is its verdict."""
    results = event.results
    failures = [failure for result in results for failure in open_failures(result)]
    worse = any(result.judgement.worse for result in results)
    examples = sum(result.examples for result in results)
    role: Role = "good"
    lost = not results and not event.idle
    if any(result.untestable for result in results) or lost or worse or of_severity(failures, "error"):
        role = "error"
    elif failures or event.interrupted or event.idle or any(result.untested for result in results):
        role = "warning"
    pages, sound = error_pages_of(results), sound_error_pages(results)
    known = sum(result.played_again for result in results)
    what = sound or (failure_counts(failures) if examples or failures or pages or known else "nothing was tested")
    if examples and not failures and any(result.untested for result in results):
        what += " in what was tested"
    if event.interrupted:
        yield (Span("Interrupted: this is what was found so far; scraper-harness run --resume goes on.", "warning"),)
    yield from counts_line(results)
    unique = "unique, " if failures else ""
    tried = count(len(pages), "error page") if pages and not examples else count(examples, "example")
    if known and not examples and not pages:
        tried = count(known, "kept failure")
    scrapers = count(len(results), "scraper")
    where = scrapers if sound else f"in {tried} of {scrapers}"
    yield (Span(what, role), Span(f" ({unique}{where}) · seed {options.seed} · {seconds_of(event.seconds)}"))


def _untested(result: ScraperResult, *, reasons: bool) -> Iterator[Span]:
    """Yield why nothing was tested of a scraper, or of some of its cases."""
    broken = sum(1 for case in result.cases if case.baseline != "ok")
    untested = [case for case in result.cases if case.untested]
    if broken:
        told = f"{broken} of {count(len(result.cases), 'case')}"
        yield Span(f"{told} NOT TESTED, for it fails on the recorded page as said above", "error")
    elif result.unusable:
        why = f"NOTHING WAS TESTED: {printable(result.unusable, LONGEST)}" if reasons else _ELSEWHERE
        yield Span(why, "error")
    elif result.untestable and not untested:
        yield Span(f"{untested_title(result).upper()}: {printable(result.untestable)}", "error")
    for case in untested:
        told = f"{printable(case.case)}: NOTHING WAS TESTED: {printable(case.untested, LONGEST)}"
        yield Span(told, "error")
    if result.unreached and result.cases and not result.unusable:
        shown, further = result.unreached[:MOST_UNREACHED], len(result.unreached) - MOST_UNREACHED
        told = ", ".join(map(printable, shown)) + (f" and {further:,} more" if further > 0 else "")
        yield Span(f"NOT REACHED before the run was over: {told}", "warning")


def _reason(result: ScraperResult, case: CaseResult, width: int) -> Iterator[Line]:
    yield (Span("  "), Span(f"{printable(result.name)} · {printable(case.case)}", "title"))
    yield from ((Span(text),) for text in wrapped(printable(case.baseline), width, first="    "))
