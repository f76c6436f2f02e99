"""The baseline file on a console: what it accepts, what an update made of it, and for what it lacks a reason."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from harness.model import Accepted, Failure, Ratchet, ScraperResult
from harness.reports.known import changed_lines, entry_title, failure_title, listing
from harness.reports.line import Line, Role, Span, count, wrapped
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable


def show_baseline(console: Console, file: Path, ratchet: Ratchet | None, today: date) -> None:
    """Print what a file accepts."""
    if ratchet is None:
        told = f"{printable(str(file))}: there is none; scraper-harness baseline --update writes it"
        paint(console, [(Span(told),)])
        return
    paint(console, listing(ratchet, today, width_of(console)))


def show_lacking(console: Console, failures: Sequence[Failure]) -> None:
    """Print the failures that would be accepted without a reason."""
    titles = (f"{failure.severity}  {failure_title(failure)}" for failure in failures)
    lines = _folded("new", titles, "error", width_of(console))
    paint(console, [(), *lines])


def show_update(
    console: Console,
    file: Path,
    results: Sequence[ScraperResult],
    added: Sequence[Accepted],
    dropped: Sequence[Accepted],
    *,
    written: bool,
) -> None:
    """Print how a file differs from what it was."""
    width = width_of(console)
    done = "written" if written else "already says so; unchanged"
    told = f"{count(len(added), 'failure')} newly accepted, {len(dropped)} gone"
    paint(
        console,
        [
            (),
            *_folded("new", map(_titled, added), "warning", width),
            *_folded("gone", map(_titled, dropped), "good", width),
            *changed_lines(results, "worse", width),
            *changed_lines(results, "better", width, told={entry.id for entry in dropped}),
            (Span(f"{printable(str(file))}: {done} ({told})"),),
        ],
    )


def _titled(entry: Accepted) -> str:
    return f"{printable(entry.scraper)} · {entry_title(entry)}"


def _folded(label: str, titles: Iterable[str], role: Role, width: int) -> Iterator[Line]:
    for title in titles:
        yield from ((Span(text, role),) for text in wrapped(title, width, first=f"  {label:<6}"))
