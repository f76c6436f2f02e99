"""A run on a terminal: progress while it goes; at its end everything that a maintainer has to know, gravest first.

In: events. Out: text on a console.
"""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console

from harness.model import Event, Options, RunFinished, RunStarted
from harness.reports.closing import Title, broken_lines, note_lines, summary_lines, untested_lines
from harness.reports.failure_text import failure_lines
from harness.reports.known import accepted_lines, changed_lines, open_failures
from harness.reports.lifetimes import lifetime_table
from harness.reports.line import Line, Role, Span, count
from harness.reports.live import Live
from harness.reports.paint import paint, width_of
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
        width = width_of(self._console)
        self._section(Title.BROKEN, broken_lines(results, width), "error")
        self._section(Title.KEPT, list(saved_lines(results, width)), "title")
        self._section(Title.WORSE, changed_lines(results, "worse", width), "error")
        for severity in ("error", "warning"):
            found = [
                (one, result.standing(one))
                for result in results
                for one in open_failures(result)
                if one.severity == severity
            ]
            told = [line for one, standing in found for line in (*failure_lines(one, width, standing=standing), ())]
            self._section(count(len(found), severity), told[:-1], "error" if severity == "error" else "warning")
        self._section(Title.ACCEPTED, accepted_lines(results, width), "title")
        self._section(Title.BETTER, changed_lines(results, "better", width), "good")
        self._section(Title.NOTES, note_lines(results, width), "title")
        if any(result.examples for result in results):
            self._section(Title.EXAMPLES, list(survival_table(results, width)), "title")
        self._section(Title.LIVES, list(lifetime_table(results, width)), "title")
        self._section(Title.UNTESTED, list(untested_lines(results, self._expected)), "error")
        paint(self._console, [(), *summary_lines(event, self._options)])

    def _section(self, title: str, lines: Sequence[Line], role: Role) -> None:
        if lines:
            self._rule(title, role)
            paint(self._console, lines)

    def _rule(self, title: str, role: Role) -> None:
        rest = max(width_of(self._console) - len(title) - 4, 0)
        paint(self._console, [(), (Span("── ", "muted"), Span(title, role), Span(" " + "─" * rest, "muted")), ()])
