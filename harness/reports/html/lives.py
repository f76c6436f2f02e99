"""How long fields live, as a table of which each cell has its bar.

In: a scraper's result. Out: the terminal's own cells, beside what is drawn under them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model import Lifetime, Lived, ScraperResult
from harness.reports.lifetimes import MOST_FIELDS, lifetime_table
from harness.reports.line import Line, Span

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of a field at one age: of a hundred, how many live, and between which the true figure lies."""

    told: Span
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One field."""

    field: str
    cells: tuple[Cell, ...]
    half_life: Span
    silent: Span


@dataclass(frozen=True, slots=True)
class Lives:
    """The table."""

    titles: tuple[str, ...]
    rows: tuple[Row, ...]
    more: str


def lives_of(result: ScraperResult) -> Lives | None:
    """Return the table of one scraper, or None where no field was aged."""
    if not result.lifetimes:
        return None
    _, titles, *lines = lifetime_table([result])
    shown = result.lifetimes[:MOST_FIELDS]
    more = lines[len(shown) :]
    return Lives(
        titles=tuple(span.text.strip() for span in titles[1:]),
        rows=tuple(_row(one, line) for one, line in zip(shown, lines, strict=False)),
        more=more[0][0].text.strip() if more else "",
    )


def _row(one: Lifetime, line: Line) -> Row:
    *cells, half_life, silent = (Span(span.text.strip(), span.role) for span in line[1:])
    return Row(one.field, tuple(_cells(one.ages, cells)), half_life, silent)


def _cells(ages: tuple[Lived, ...], told: list[Span]) -> Iterator[Cell]:
    for age, span in zip(ages, told, strict=True):
        yield Cell(span, *(round(_WHOLE * figure, 1) for figure in (age.share, age.low, age.high)))
