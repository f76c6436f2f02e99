"""What became of the failures that earlier runs kept: a line each, with the reason where there is one.

Those that still fail are failures of the run and told as such, so that here they are only counted; so are, by scraper
and reason, those that were not played.

In: results of saved failures. Out: lines of a report.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console

from harness.model import SavedResult, ScraperResult, State
from harness.reports.line import Line, Role, Span, count, wrapped
from harness.reports.paint import paint, width_of
from harness.reports.printable import printable

_ROLES: dict[State, Role] = {
    "still failing": "error",
    "fixed": "good",
    "cannot tell": "warning",
    "cannot apply": "warning",
    "not played": "warning",
}
_STATE = max(map(len, _ROLES))
_REMEDY = "scraper-harness prune"
"""What removes failures that are fixed."""


def saved_lines(results: Sequence[ScraperResult], width: int) -> Iterator[Line]:
    """Yield what became of the saved failures, and what to do about those that are fixed."""
    played = [one for result in results for one in result.saved]
    told = [one for result in results for one in result.saved if _is_told(one, result)]
    if told:
        yield (_state("still failing"), Span(f"{count(len(told), 'failure')}, told among those of this run"))
    for one in played:
        if one not in told and one.state != "not played":
            yield from saved_line(one, width)
    left_out = Counter((one.saved.scraper, one.reason) for one in played if one.state == "not played")
    for (scraper, reason), number in left_out.items():
        yield from _left_out(f"{count(number, 'failure')} of {printable(scraper)}: {printable(reason)}", width)
    if any(one.state == "fixed" for one in played):
        yield (Span("  To remove what is fixed: ", "label"), Span(_REMEDY, "command"))


def _is_told(one: SavedResult, result: ScraperResult) -> bool:
    return (
        one.state == "still failing"
        and not one.reason
        and any(one.saved.id == failure.id for failure in result.failures)
    )


def _left_out(text: str, width: int) -> Iterator[Line]:
    state = _state("not played")
    first, *rest = wrapped(text, width, first=" " * len(state.text))
    yield (state, Span(first[len(state.text) :]))
    yield from ((Span(line),) for line in rest)


def _state(state: State) -> Span:
    return Span(f"  {state.upper().ljust(_STATE)}  ", _ROLES[state])


def saved_line(one: SavedResult, width: int, done: str = "") -> Iterator[Line]:
    """Yield one saved failure, with what was `done` about it."""
    saved = one.saved
    what = " · ".join(printable(part) for part in (saved.check, saved.scraper, saved.case, saved.field) if part)
    yield (
        _state(one.state),
        Span(f"{printable(saved.id)}  ", "muted"),
        Span(what),
        Span(f"  {done}" if done else "", "muted"),
    )
    if one.reason:
        yield from ((Span(text, "muted"),) for text in wrapped(printable(one.reason), width, first=" " * (_STATE + 4)))


def show_pruned(console: Console, rows: Sequence[tuple[SavedResult, str]]) -> None:
    """Print saved failures that were played again, each with what was done about it."""
    width = width_of(console)
    lines = [line for one, done in rows for line in saved_line(one, width, done)]
    counts = Counter(done for _, done in rows)
    told = ", ".join(f"{number:,} {done}" for done, number in sorted(counts.items()))
    paint(console, [*lines, (Span(told or "no failure is kept beside these cassettes", "title"),)])
