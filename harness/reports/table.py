"""What became of a run's examples, as a table: a block a scraper, a row a family, all within 80 columns.

Failures that the baseline file accepts are counted by themselves: `1+2` are one that it does not and two that it does.

In: scraper results. Out: lines of a report.
"""

from collections.abc import Iterator, Sequence

from harness.model import Failure, ScraperResult
from harness.reports.figures import NOTHING, families_of, of_severity, seconds_of, share, tally_of
from harness.reports.line import Line, Role, Span, count
from harness.reports.printable import printable

COLUMNS = ("examples", "same", "missing", "refused", "failed", "errors", "warnings")
RECORDED = "recorded"
LONGEST_NAME = 48

_FIRST = 12
_GAP = 2
_WIDTHS = tuple(max(len(name), len("100 %")) + _GAP for name in COLUMNS)
_ROLES: dict[str, Role] = {"errors": "error", "warnings": "warning"}


def survival_table(results: Sequence[ScraperResult]) -> Iterator[Line]:
    """Yield the table; survival in percent of the examples that tested something."""
    yield (Span(" " * _FIRST), *_cells(COLUMNS, "label"))
    for result in results:
        name = printable(result.name, LONGEST_NAME)
        figures = f" · {count(len(result.cases), 'case')} · {seconds_of(result.seconds)}"
        yield (Span(name, "title"), Span(figures, "muted"))
        yield from _rows(result)
    if any(result.standing(failure).state == "accepted" for result in results for failure in result.failures):
        yield (Span("  after +: those that the baseline file accepts", "muted"),)


def _rows(result: ScraperResult) -> Iterator[Line]:
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
        yield (Span(f"  {family}".ljust(_FIRST)), *_cells(cells))


def _counted(result: ScraperResult, failures: Sequence[Failure]) -> str:
    accepted = sum(1 for failure in failures if result.standing(failure).state == "accepted")
    return f"{len(failures) - accepted}+{accepted}" if accepted else str(len(failures) or NOTHING)


def _cells(cells: Sequence[str], role: Role | None = None) -> Iterator[Span]:
    for cell, name, width in zip(cells, COLUMNS, _WIDTHS, strict=True):
        usual: Role = "muted" if cell == NOTHING or cell.startswith("0+") else _ROLES.get(name, "plain")
        yield Span(cell.rjust(width), role or usual)
