"""What became of a run's examples, as a table: a block a scraper, a row a family, within 80 columns or within 50.

Failures that the baseline file accepts are counted by themselves: `1+2` are one that it does not and two that it does.
What kept failures show is counted too, so that a row may have errors of which none of its examples tells.

In: scraper results. Out: lines of a report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.model import Failure, ScraperResult
from harness.reports.figures import NOTHING, families_of, of_severity, seconds_of, share, tally_of
from harness.reports.line import WIDTH, Line, Role, Span, count
from harness.reports.printable import printable

COLUMNS = ("examples", "same", "missing", "refused", "failed", "errors", "warnings")
RECORDED = "recorded"
LONGEST_NAME = 48
SHORTEST_NAME = 12

_ROLES: dict[str, Role] = {"errors": "error", "warnings": "warning"}


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the cells are, and what stands above them."""

    first: int
    titles: tuple[str, ...]
    widths: tuple[int, ...]
    unit: bool
    """Whether each share has its sign."""

    @property
    def width(self) -> int:
        """Columns of the whole table."""
        return self.first + sum(self.widths)

    def heading(self) -> Line:
        """Return the line above the rows."""
        titles = zip(self.titles, self.widths, strict=True)
        return (Span(" " * self.first), *(Span(title.rjust(width), "label") for title, width in titles))

    def row(self, family: str, cells: Sequence[str]) -> Line:
        """Return a family's line."""
        return (Span(f"  {family}".ljust(self.first)), *self._cells(cells))

    def _cells(self, cells: Sequence[str]) -> Iterator[Span]:
        for cell, name, width in zip(cells, COLUMNS, self.widths, strict=True):
            role: Role = "muted" if cell == NOTHING or cell.startswith("0+") else _ROLES.get(name, "plain")
            yield Span((cell if self.unit else cell.removesuffix(" %")).rjust(width), role)


_WHOLE = _Columns(12, COLUMNS, tuple(max(len(name), len("100 %")) + 2 for name in COLUMNS), unit=True)
_BRIEF = _Columns(10, ("tried", "same", "miss", "ref", "fail", "err", "warn"), (6, 5, 5, 5, 5, 6, 6), unit=False)
"""For a terminal in which the other does not fit."""


def survival_table(results: Sequence[ScraperResult], width: int = WIDTH) -> Iterator[Line]:
    """Yield the table; survival in percent of the examples that tested something."""
    columns = _WHOLE if _WHOLE.width <= width else _BRIEF
    yield columns.heading()
    for result in results:
        figures = f" · {count(len(result.cases), 'case')} · {seconds_of(result.seconds)}"
        name = printable(result.name, max(min(LONGEST_NAME, width - len(figures)), SHORTEST_NAME))
        yield (Span(name, "title"), Span(figures, "muted"))
        yield from (columns.row(*row) for row in _rows(result))
    if any(result.standing(failure).state == "accepted" for result in results for failure in result.failures):
        yield (Span("  after +: those that the baseline file accepts", "muted"),)
    if columns is _BRIEF:
        yield (Span("  same, miss, ref and fail in percent", "muted"),)
    if kept := sum(_shows_again(result, failure) for result in results for failure in result.failures):
        yield (Span(f"  errors and warnings: {kept} of them from kept failures, which are no examples", "muted"),)


def _shows_again(result: ScraperResult, failure: Failure) -> bool:
    return any((one.saved.id, one.state) == (failure.id, "still failing") for one in result.saved)


def _rows(result: ScraperResult) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each family with its figures."""
    played = families_of([result])
    recorded = any(failure.family == RECORDED for failure in result.failures)
    for family in (RECORDED, *played) if recorded else played:
        own = [failure for failure in result.failures if failure.family == family]
        tally = tally_of(result, family)
        cells = (
            f"{tally.examples:,}" if tally.examples else NOTHING,
            *(share(part, tally.examples) for part in (tally.equal, tally.missing, tally.refused, tally.failed)),
            _counted(result, of_severity(own, "error")),
            _counted(result, of_severity(own, "warning")),
        )
        yield family, cells


def _counted(result: ScraperResult, failures: Sequence[Failure]) -> str:
    accepted = sum(1 for failure in failures if result.standing(failure).state == "accepted")
    return f"{len(failures) - accepted}+{accepted}" if accepted else str(len(failures) or NOTHING)
