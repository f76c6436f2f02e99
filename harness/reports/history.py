"""Past runs as tables: a line a scraper, or a line a run of one scraper, all within 80 columns.

In: figures of runs, oldest first. Out: lines of a report.
"""

from collections.abc import Iterator, Sequence

from harness.model import FAMILIES, Figures, PastRun, Tally
from harness.reports.figures import NOTHING, share
from harness.reports.line import Line, Role, Span, count
from harness.reports.printable import printable

MOST_BARS = 11
"""Runs that a sparkline shows: the last ones."""

_BARS = "▁▂▃▄▅▆▇█"
_NAME = 24
_DATE = len("2026-11-27 07:55")
_DAY = len("2026-11-27")
_SHARES = tuple(len(family) + 1 for family in FAMILIES)
_SEED = 4
_PARTLY = "!"
"""Mark of a run that says nothing of some page."""


def overview_lines(histories: Sequence[Sequence[PastRun]]) -> Iterator[Line]:
    """Yield a line a scraper: its last run, and survival over all its families in the last runs."""
    heading = f"{'':{_NAME}}  {'last run':{_DAY}}  runs  {'same':>5}  {'':{MOST_BARS}}  errors  warnings"
    yield (Span(heading, "label"),)
    for history in histories:
        finished = [run.figures for run in history if run.figures]
        last = finished[-1] if finished else None
        yield (
            Span(printable(history[-1].scraper, _NAME).ljust(_NAME), "title"),
            Span(f"  {_moment(history[-1].started)[:_DAY]}  {len(history):>4}"),
            Span(f"  {_same(last):>5}"),
            Span(f"  {sparkline(finished):{MOST_BARS}}", "code"),
            *_found(last, 8, 10),
        )


def history_lines(history: Sequence[PastRun]) -> Iterator[Line]:
    """Yield a line a run: how many examples gave the recorded page's result, family by family, and what was found."""
    finished = [run.figures for run in history if run.figures]
    title = f" · {count(len(history), 'run')} · same in percent of the examples "
    yield (
        Span(printable(history[-1].scraper, _NAME), "title"),
        Span(title, "muted"),
        Span(sparkline(finished), "code"),
    )
    names = "".join(family.rjust(width) for family, width in zip(FAMILIES, _SHARES, strict=True))
    yield (Span(f"{'started (UTC)':{_DATE}} seed examples{names} err warn   time", "label"),)
    for run in history:
        yield (Span(_moment(run.started)), Span(f" {_short(run.seed)}", "muted"), *_cells(run))
    if any(figures.untested and figures.total.examples for figures in finished):
        yield (Span(f"{_PARTLY} not all pages were tested: one failed as recorded, or was not reached", "error"),)


def sparkline(figures: Sequence[Figures]) -> str:
    """Return a bar a run, as high as the part of its examples that gave the recorded page's result."""
    return "".join(map(_bar, figures[-MOST_BARS:]))


def _bar(figures: Figures) -> str:
    """Return a bar that is highest only when all survived, and lowest only when none did."""
    total, highest = figures.total, len(_BARS) - 1
    if not total.examples:
        return " "
    height = round(highest * total.equal / total.examples)
    if 0 < total.equal < total.examples:
        height = min(max(height, 1), highest - 1)
    return _BARS[height]


def _cells(run: PastRun) -> Iterator[Span]:
    figures = run.figures
    if figures is None:
        yield Span(f" {run.state}", "muted")
        return
    examples = figures.total.examples
    if figures.untested and not examples:
        yield Span(" NOTHING WAS TESTED", "error")
        return
    yield Span(f" {examples or NOTHING:>8}")
    for family, width in zip(FAMILIES, _SHARES, strict=True):
        tally = figures.families.get(family)
        told = _percent(tally).removesuffix(" %")
        yield Span(told.rjust(width), "muted" if told == NOTHING else "plain")
    yield from _found(figures, 4, 5)
    yield Span(f"{figures.seconds:>5.0f} s", "muted")
    if figures.untested:
        yield Span(f" {_PARTLY}", "error")


def _found(figures: Figures | None, *widths: int) -> Iterator[Span]:
    roles: tuple[Role, ...] = ("error", "warning")
    numbers = (figures.errors, figures.warnings) if figures else (0, 0)
    for number, role, width in zip(numbers, roles, widths, strict=True):
        yield Span(f"{number or NOTHING:>{width}}", role if number else "muted")


def _same(figures: Figures | None) -> str:
    return _percent(figures.total if figures else None)


def _percent(tally: Tally | None) -> str:
    """Return how much survived, where anything was played: that nothing did is a figure, and the worst."""
    if tally is None or not tally.examples:
        return NOTHING
    return share(tally.equal, tally.examples) if tally.equal else "0 %"


def _moment(started: str) -> str:
    return printable(started, _DATE + 4).replace("T", " ")[:_DATE].ljust(_DATE)


def _short(seed: int) -> str:
    digits = str(seed)
    return digits.rjust(_SEED) if len(digits) <= _SEED else f"…{digits[1 - _SEED :]}"
