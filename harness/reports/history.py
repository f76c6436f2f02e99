"""Past runs as tables: a line a scraper, or a line a run of one scraper, within 80 columns or within 60.

In: figures of runs, oldest first. Out: lines of a report. A run of other families, pages or budget says nothing beside
the others: it is marked, and the bars leave it out.
"""

from collections.abc import Iterator, Sequence

from harness.model import FAMILIES, Figures, PastRun, Tally
from harness.reports.figures import NOTHING, share
from harness.reports.line import WIDTH, Line, Role, Span, count
from harness.reports.printable import printable

MOST_BARS = 11
"""Runs that a sparkline shows: the last ones."""
WHOLE = 80
"""Columns in which all is told; in fewer a scraper's bars are left out, and of a run the year, seed and time."""

_BARS = "▁▂▃▄▅▆▇█"
_NAME, _SHORT_NAME = 24, 16
_DATE = len("2026-11-27 07:55")
_DAY = len("2026-11-27")
_YEAR = len("2026-")
_SHARES = tuple(len(family) + 1 for family in FAMILIES)
_SEED = 4
_PARTLY = "!"
"""Mark of a run that says nothing of some page."""
_OTHER = "~"
"""Mark of a run that is not to be compared."""
_COMPARED = f"{_OTHER} other families, pages or budget than the last whole run, so that no bar is drawn of it"


def overview_lines(histories: Sequence[Sequence[PastRun]], width: int = WIDTH) -> Iterator[Line]:
    """Yield a line a scraper: its last run, and survival over all its families in the last runs."""
    whole = width >= WHOLE
    name, bars = (_NAME, f"{'':{MOST_BARS}}  ") if whole else (_SHORT_NAME, "")
    heading = f"{'':{name}}  {'last run':{_DAY}}  runs  {'same':>5}  {bars}errors  warnings"
    yield (Span(heading, "label"),)
    marked = False
    for history in histories:
        alike, last = _alike(history), next((run for run in reversed(history) if run.figures), None)
        other = last in _tested(history) and last not in alike
        marked |= other
        yield (
            Span(printable(history[-1].scraper, name).ljust(name), "title"),
            Span(f"  {_moment(history[-1].started)[:_DAY]}  {len(history):>4}"),
            Span(f"  {_same(last.figures if last else None):>5}{_OTHER if other else ' '} "),
            Span(f"{sparkline(alike):{MOST_BARS}}  " if whole else "", "code"),
            *_found(last.figures if last else None, 6, 10),
        )
    if marked:
        yield (Span(_COMPARED, "muted"),)


def history_lines(history: Sequence[PastRun], width: int = WIDTH) -> Iterator[Line]:
    """Yield a line a run: how many examples gave the recorded page's result, family by family, and what was found."""
    whole = width >= WHOLE
    alike = _alike(history)
    title = f" · {count(len(history), 'run')} · same in percent{' of the examples' if whole else ''} "
    yield (
        Span(printable(history[-1].scraper, _NAME if whole else _SHORT_NAME), "title"),
        Span(title, "muted"),
        Span(sparkline(alike), "code"),
    )
    names = "".join(family.rjust(width) for family, width in zip(FAMILIES, _SHARES, strict=True))
    heading = f"{'started (UTC)':{_DATE}} seed examples{names} err warn   time"
    yield (Span(heading if whole else f"{'started':{_DATE - _YEAR}} tried{names} err warn", "label"),)
    for run in history:
        moment = _moment(run.started)
        led = (Span(moment), Span(f" {_short(run.seed)}", "muted")) if whole else (Span(moment[_YEAR:]),)
        yield (*led, *_cells(run, whole=whole, alike=run in alike))
    tested = _tested(history)
    if any(run.figures and run.figures.untested for run in tested):
        yield (Span(f"{_PARTLY} not all pages were tested: one failed as recorded, or was not reached", "error"),)
    if len(alike) < len(tested):
        yield (Span(_COMPARED, "muted"),)


def _tested(history: Sequence[PastRun]) -> list[PastRun]:
    """Return the runs that tested something."""
    return [run for run in history if run.figures and run.figures.total.examples]


def _alike(history: Sequence[PastRun]) -> list[PastRun]:
    """Return the runs that may be compared: those that were of the same as the last one of most families."""
    tested = _tested(history)
    most = max((len(_of(run)[0]) for run in tested), default=0)
    last = next((run for run in reversed(tested) if len(_of(run)[0]) == most), None)
    return [run for run in tested if last and _of(run) == _of(last)]


def _of(run: PastRun) -> tuple[frozenset[str], int, int]:
    """Return what a run was of: families, pages, budget."""
    figures = run.figures
    return (frozenset(figures.families), figures.cases, run.max_examples) if figures else (frozenset(), 0, 0)


def sparkline(runs: Sequence[PastRun]) -> str:
    """Return a bar a run, as high as the part of its examples that gave the recorded page's result."""
    return "".join(_bar(run.figures) for run in runs[-MOST_BARS:] if run.figures)


def _bar(figures: Figures) -> str:
    """Return a bar that is highest only when all survived, and lowest only when none did."""
    total, highest = figures.total, len(_BARS) - 1
    height = round(highest * total.equal / total.examples)
    if 0 < total.equal < total.examples:
        height = min(max(height, 1), highest - 1)
    return _BARS[height]


def _cells(run: PastRun, *, whole: bool, alike: bool) -> Iterator[Span]:
    figures = run.figures
    if figures is None:
        yield Span(f" {run.state}", "muted")
        return
    examples = figures.total.examples
    if figures.untested and not examples:
        yield Span(" NOTHING WAS TESTED", "error")
        return
    yield Span(f" {examples or NOTHING:>{8 if whole else 5}}")
    for family, width in zip(FAMILIES, _SHARES, strict=True):
        tally = figures.families.get(family)
        told = _percent(tally).removesuffix(" %")
        yield Span(told.rjust(width), "muted" if told == NOTHING else "plain")
    yield from _found(figures, 4, 5)
    if whole:
        yield Span(f"{figures.seconds:>5.0f} s", "muted")
    if figures.untested:
        yield Span(f" {_PARTLY}", "error")
    elif examples and not alike:
        yield Span(f" {_OTHER}", "muted")


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
