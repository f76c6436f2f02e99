"""What was accepted of scrapers' results: what changes, what could not be accepted, and which files are stale."""

from collections.abc import Iterable, Iterator

from rich.console import Console

from harness.model import Acceptance
from harness.reports.change import change_lines
from harness.reports.line import WIDTH, Line, Span, count, wrapped
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable

MOST_LINES = 200
"""Lines of a file's diff that are shown."""


class AcceptReport:
    """Tells on a console what is accepted while it is, and counts."""

    def __init__(self, console: Console, *, dry_run: bool) -> None:
        self._console = console
        self._dry_run = dry_run
        self.changed = 0
        self.kept = 0
        self.refused = 0

    def on(self, accepted: Acceptance) -> None:
        """Take the next one."""
        self.refused += bool(accepted.refused)
        self.changed += bool(accepted.diff)
        self.kept += not accepted.refused and not accepted.diff
        paint(self._console, acceptance_lines(accepted, dry_run=self._dry_run, width=width_of(self._console)))

    def finish(self, stale: Iterable[tuple[str, str]]) -> None:
        """Tell the files that belong to nothing any more, and what it came to."""
        for path, reason in stale:
            told = f"{printable(path)}: {printable(reason)}; delete it if nobody else uses it"
            paint(self._console, [(Span("STALE", "warning"), Span(f"  {told}"))])
        paint(self._console, [self._closing()])

    def _closing(self) -> Line:
        verb = "would be written" if self._dry_run else "written"
        told = f"{count(self.changed, 'golden file')} {verb}, {self.kept:,} as accepted before"
        spans = (Span(told, "warning" if self._dry_run and self.changed else "good"),)
        return (*spans, Span(f", {self.refused:,} not accepted", "error")) if self.refused else spans


def acceptance_lines(accepted: Acceptance, *, dry_run: bool = False, width: int = WIDTH) -> Iterator[Line]:
    """Yield what became of one result: its state, and how the golden file changes.

    A new file that was written is not shown: it is there to be read.
    """
    name = Span(" · ".join(printable(part) for part in (accepted.scraper, accepted.case) if part), "title")
    if accepted.refused:
        yield (Span("NOT ACCEPTED  ", "error"), name)
        yield from ((Span(text),) for text in wrapped(printable(accepted.refused), width, first="  "))
    elif not accepted.diff:
        yield (Span("AS ACCEPTED  ", "muted"), name)
    else:
        yield (Span("NEW  " if accepted.is_new else "CHANGED  ", "warning"), name)
        yield (Span(f"  {printable(accepted.path)}", "label"),)
        if dry_run or not accepted.is_new:
            yield from change_lines(accepted.diff, width, most=MOST_LINES)
