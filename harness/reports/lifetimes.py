"""How long the fields of scrapers live, as a table: a block a scraper, a row a field.

In: scraper results. Out: lines of a report. Shares are in percent of the pages of an age; beside each stands the
interval that holds the true one in 95 of 100 cases.
"""

from collections.abc import Iterator, Sequence

from harness.model import Lifetime, ScraperResult
from harness.reports.figures import NOTHING
from harness.reports.line import Line, Role, Span
from harness.reports.printable import printable

LONGEST_FIELD = 14
MOST_FIELDS = 40
"""Rows a scraper."""
BEYOND = ">"
_CELL = 14
_FRAIL, _FIRM = 0.5, 0.8


def lifetime_table(results: Sequence[ScraperResult]) -> Iterator[Line]:
    """Yield the table; nothing where no field was aged."""
    for result in results:
        if not result.lifetimes:
            continue
        yield (Span(printable(result.name, LONGEST_FIELD * 2), "title"),)
        ages = max((one.ages for one in result.lifetimes), key=len)
        titles = (*(f"{age.months:g} months" for age in ages), "half-life", "silently")
        yield (Span(" " * (LONGEST_FIELD + 2)), *(Span(title.rjust(_CELL), "label") for title in titles))
        for one in result.lifetimes[:MOST_FIELDS]:
            yield tuple(_row(one))
        if len(result.lifetimes) > MOST_FIELDS:
            yield (Span(f"  and {len(result.lifetimes) - MOST_FIELDS} more, in the JSON report", "muted"),)


def _row(one: Lifetime) -> Iterator[Span]:
    yield Span(f"  {printable(one.field, LONGEST_FIELD)}".ljust(LONGEST_FIELD + 2))
    for age in one.ages:
        role: Role = "error" if age.share < _FRAIL else "warning" if age.share < _FIRM else "good"
        yield Span(_between(age.share, age.low, age.high).rjust(_CELL), role)
    yield Span(half_life_words(one).rjust(_CELL))
    silent = (one.silent, one.silent_low, one.silent_high)
    told = _between(*silent) if one.silent is not None else NOTHING  # type: ignore[arg-type]  # all three or none
    yield Span(told.rjust(_CELL), "muted" if one.silent is None else "plain")


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
