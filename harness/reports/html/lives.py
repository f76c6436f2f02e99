"""How long fields live, as a table of which each cell has its bar.

In: a scraper's result. Out: the terminal's own cells, beside what is drawn under them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model import Lifetime, Lived, ScraperResult
from harness.reports.lifetimes import MOST_FIELDS, lifetime_table
from harness.reports.line import Line, Role, Span

_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its interval, as `90` and `(70-97)`; the interval is empty where there is none."""

    told: str
    between: str
    role: Role


@dataclass(frozen=True, slots=True)
class Cell:
    """What became of a field at one age: of a hundred, how many live, and between which the true figure lies."""

    figure: Figure
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One field."""

    field: str
    cells: tuple[Cell, ...]
    half_life: Figure
    silent: Figure


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
    *shares, half_life, silent = map(_figure, line[1:])
    return Row(one.field, tuple(_cells(one.ages, shares)), half_life, silent)


def _figure(span: Span) -> Figure:
    told, _, between = span.text.strip().partition(" ")
    return Figure(told, between, span.role)


def _cells(ages: tuple[Lived, ...], figures: list[Figure]) -> Iterator[Cell]:
    for age, figure in zip(ages, figures, strict=True):
        yield Cell(figure, *(round(_WHOLE * share, 1) for share in (age.share, age.low, age.high)))
