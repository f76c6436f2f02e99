"""How long the fields of scrapers live, as a table: a block a scraper, a row a field.

In: scraper results. Out: lines of a report. Shares are in percent of the pages of an age; beside each stands the
interval that holds the true one in 95 of 100 cases, unless a terminal is too narrow for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.model import Lifetime, Lived, ScraperResult
from harness.reports.figures import NOTHING
from harness.reports.line import Line, Role, Span
from harness.reports.printable import printable

LONGEST_FIELD = 14
MOST_FIELDS = 40
"""Rows a scraper."""
BEYOND = ">"
_FRAIL, _FIRM = 0.5, 0.8
_FIRST = LONGEST_FIELD + 2


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the cells are, and how an age is called."""

    month: str
    age: int
    half_life: int
    silent: int
    intervals: bool

    def cell(self, text: str, width: int, role: Role = "plain") -> Span:
        """Return a figure as a cell, `96 (80-99)`, or without its interval."""
        return Span((text if self.intervals else text.partition(" ")[0]).rjust(width), role)

    def titles(self, ages: Sequence[Lived]) -> Iterator[Span]:
        """Yield the heading."""
        yield Span(" " * _FIRST)
        for age in ages:
            yield Span(f"{age.months:g} {self.month}".rjust(self.age), "label")
        yield Span("half-life".rjust(self.half_life), "label")
        yield Span("silently".rjust(self.silent), "label")

    def row(self, one: Lifetime) -> Iterator[Span]:
        """Yield a field and its figures."""
        yield Span(f"  {printable(one.field, LONGEST_FIELD)}".ljust(_FIRST))
        for age in one.ages:
            role: Role = "error" if age.share < _FRAIL else "warning" if age.share < _FIRM else "good"
            yield self.cell(_between(age.share, age.low, age.high), self.age, role)
        yield self.cell(half_life_words(one), self.half_life)
        silent = (one.silent, one.silent_low, one.silent_high)
        told = _between(*silent) if one.silent is not None else NOTHING  # type: ignore[arg-type]  # all three or none
        yield self.cell(told, self.silent, "muted" if one.silent is None else "plain")


_WHOLE = _Columns(month="months", age=14, half_life=14, silent=14, intervals=True)
_BRIEF = _Columns(month="mo", age=6, half_life=11, silent=10, intervals=False)


def lifetime_table(results: Sequence[ScraperResult], width: int | None = None) -> Iterator[Line]:
    """Yield the table, without intervals where they do not fit into `width`; nothing where no field was aged."""
    aged = [(max((one.ages for one in result.lifetimes), key=len), result) for result in results if result.lifetimes]
    whole = max((sum(len(span.text) for span in _WHOLE.titles(ages)) for ages, _ in aged), default=0)
    columns = _WHOLE if width is None or whole <= width else _BRIEF
    for ages, result in aged:
        yield (Span(printable(result.name, LONGEST_FIELD * 2), "title"),)
        yield tuple(columns.titles(ages))
        for one in result.lifetimes[:MOST_FIELDS]:
            yield tuple(columns.row(one))
        if len(result.lifetimes) > MOST_FIELDS:
            yield (Span(f"  and {len(result.lifetimes) - MOST_FIELDS} more, in the JSON report", "muted"),)
    if columns is _BRIEF:
        yield (Span(f"  with their intervals in {whole} columns", "muted"),)


def _between(share: float, low: float, high: float) -> str:
    return f"{round(100 * share)} ({round(100 * low)}-{round(100 * high)})"


def half_life_words(one: Lifetime) -> str:
    """Return a half-life in months with its interval: `14 (6->36)`; `>36` where half still live at the last age."""
    last = max((age.months for age in one.ages), default=0)
    words = [
        f"{BEYOND}{last:g}" if months is None else f"{months:.0f}"
        for months in (one.half_life, one.half_life_low, one.half_life_high)
    ]
    return words[0] if words[1].startswith(BEYOND) else f"{words[0]} ({words[1]}-{words[2]})"
