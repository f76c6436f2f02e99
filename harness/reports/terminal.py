"""A run on a terminal: progress while it goes; at its end everything that a maintainer has to know, gravest first.

In: events. Out: text on a console.
"""

from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from rich.console import Console

from harness.model import CaseResult, Event, Options, RunFinished, RunStarted, ScraperResult
from harness.reports.failure_text import failure_lines
from harness.reports.figures import failure_counts, families_of, of_severity, seconds_of, tally_of
from harness.reports.known import accepted_lines, changed_lines, counts_line, open_failures
from harness.reports.lifetimes import lifetime_table
from harness.reports.line import Line, Role, Span, count, folded
from harness.reports.live import Live
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable
from harness.reports.saved import saved_lines
from harness.reports.table import survival_table


class TerminalReport:
    """Tells a run on a console; used as a context manager it leaves the terminal as it was, whatever happens."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console)
        self._options = Options()
        self._expected: tuple[str, ...] = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.close()

    def on(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, RunStarted):
            self._options = event.options
            self._expected = event.scrapers
        if not isinstance(event, RunFinished):
            self._live.on(event)
            return
        self._live.close()
        self._finished(event)

    def _finished(self, event: RunFinished) -> None:
        results = event.results
        self._section("Recorded pages that fail: what is below says nothing about these", _broken(results), "error")
        width = width_of(self._console)
        self._section("Failures that earlier runs kept", list(saved_lines(results, width)), "title")
        self._section("Worse than the baseline or the floor", changed_lines(results, "worse", width), "error")
        for severity in ("error", "warning"):
            found = [
                (one, result.standing(one))
                for result in results
                for one in open_failures(result)
                if one.severity == severity
            ]
            told = [line for one, standing in found for line in (*failure_lines(one, width, standing=standing), ())]
            self._section(count(len(found), severity), told[:-1], "error" if severity == "error" else "warning")
        self._section("Accepted", accepted_lines(results, width), "title")
        better = "Better than the baseline: scraper-harness baseline --update records it"
        self._section(better, changed_lines(results, "better", width), "good")
        self._section("Notes", _notes(results, width), "title")
        if any(result.examples for result in results):
            self._section("What the examples came to", list(survival_table(results)), "title")
        self._section(
            "How long fields live: percent that survive so many months", list(lifetime_table(results)), "title"
        )
        self._section("Not tested", list(_untested(results, self._expected)), "error")
        paint(self._console, [(), *_summary(event, self._options)])

    def _section(self, title: str, lines: Sequence[Line], role: Role) -> None:
        if lines:
            self._rule(title, role)
            paint(self._console, lines)

    def _rule(self, title: str, role: Role) -> None:
        rest = max(width_of(self._console) - len(title) - 4, 0)
        paint(self._console, [(), (Span("── ", "muted"), Span(title, role), Span(" " + "─" * rest, "muted")), ()])


def _broken(results: Sequence[ScraperResult]) -> list[Line]:
    broken = [(result, case) for result in results for case in result.cases if case.baseline != "ok"]
    return [line for result, case in broken for line in _reason(result, case)]


def _reason(result: ScraperResult, case: CaseResult) -> Iterator[Line]:
    yield (Span("  "), Span(f"{printable(result.name)} · {printable(case.case)}", "title"))
    yield from ((Span(text),) for text in folded(printable(case.baseline), 96, first="    "))


def _notes(results: Sequence[ScraperResult], width: int) -> list[Line]:
    return [
        (Span(text),)
        for result in results
        for note in result.notes
        for text in folded(f"{printable(result.name)}: {printable(note)}", width, first="  ", rest="    ")
    ]


def _untested(results: Sequence[ScraperResult], expected: Sequence[str]) -> Iterator[Line]:
    """Yield whatever a reader could take for tested and is not."""
    for result in results:
        name = Span(f"  {printable(result.name)}: ", "title")
        broken = sum(1 for case in result.cases if case.baseline != "ok")
        if broken:
            told = f"{broken} of {count(len(result.cases), 'case')}"
            yield (name, Span(f"{told} NOT TESTED, for it fails on the recorded page as said above", "error"))
        elif result.unusable:  # which the command tells on standard error, for whoever reads nothing else
            yield (name, Span("NOTHING WAS TESTED, for the reason given at the very end", "error"))
        elif result.untested:
            yield (name, Span(f"NOTHING WAS TESTED: {printable(result.untested)}", "error"))
        for family in families_of([result]):
            if not tally_of(result, family).examples:
                yield (name, Span(f"no {family} plan changed anything on its pages", "warning"))
    finished = {result.name for result in results}
    for scraper in expected:
        if scraper not in finished:
            yield (Span(f"  {printable(scraper)}: ", "title"), Span("NOTHING WAS TESTED: it was not reached", "error"))
    if not results and not expected:
        yield (Span("  NOTHING WAS TESTED: no scraper ran", "error"),)


def _summary(event: RunFinished, options: Options) -> Iterator[Line]:
    results = event.results
    failures = [failure for result in results for failure in open_failures(result)]
    worse = any(result.judgement.worse for result in results)
    examples = sum(result.examples for result in results)
    role: Role = "good"
    if any(result.untested for result in results) or not results or worse or of_severity(failures, "error"):
        role = "error"
    elif failures or event.interrupted:
        role = "warning"
    what = failure_counts(failures) if examples or failures else "nothing was tested"
    if examples and not failures and any(result.untested for result in results):
        what += " in what was tested"
    if event.interrupted:
        yield (Span("Interrupted: what was found so far is above; scraper-harness run --resume goes on.", "warning"),)
    yield from counts_line(results)
    unique = "unique, " if failures else ""
    where = f"in {count(examples, 'example')} of {count(len(results), 'scraper')}"
    yield (Span(what, role), Span(f" ({unique}{where}) · seed {options.seed} · {seconds_of(event.seconds)}"))
