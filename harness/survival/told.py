"""A backtest in words: what survived, what had been predicted, what changed. In: a backtest. Out: lines of a report."""

import json
from collections.abc import Iterator

from harness.model import Value
from harness.reports.line import Line, Role, Span
from harness.reports.printable import printable
from harness.survival.backtest import Backtested, FieldThen

LONGEST_FIELD = 20
LONGEST_VALUE = 40
MOST_CHANGES = 20
_ROLES: dict[str, Role] = {"same": "good", "lost": "warning", "wrong": "error"}


def backtest_lines(told: Backtested) -> Iterator[Line]:
    """Yield the report."""
    same = sum(1 for one in told.fields if one.fate == "same")
    yield (
        Span(printable(told.scraper), "title"),
        Span(f": {same} of {len(told.fields)} fields survived {told.months:.1f} months"),
        Span(f" · {told.outcome}", "muted"),
    )
    yield from _ended(told)
    yield ()
    yield (
        Span(f"  {'field'.ljust(LONGEST_FIELD)}{'became'.ljust(8)}{'predicted to survive'.ljust(22)}values", "label"),
    )
    yield from (_row(one) for one in told.fields)
    if told.left_out:
        yield (Span(f"  left out, for they change without the page: {printable(', '.join(told.left_out))}", "muted"),)
    yield ()
    again = f"{told.matched} of {told.elements} elements are found again"
    order = f"; nearest to the {'' if told.survived else 'broken '}fields first"
    what = f": {again}{', a redesign' if told.redesigned else ''}{order if len(told.changes) > 1 else ''}"
    yield (Span("What changed on the page", "title"), Span(what))
    for change in told.changes[:MOST_CHANGES]:
        yield (Span(f"  {change.count:>5} {change.name.ljust(22)}"), Span(printable(change.example, 70), "muted"))
    if len(told.changes) > MOST_CHANGES:
        yield (Span(f"  and {len(told.changes) - MOST_CHANGES} more kinds", "muted"),)
    if not told.changes:
        yield (Span("  nothing that a scraper could notice", "muted"),)


def _ended(told: Backtested) -> Iterator[Line]:
    """Yield what the scraper raised on the later page, and where, or how it died there."""
    raised = told.raised
    if raised is None:
        if told.detail:
            yield (Span(f"  {printable(told.detail)}", "error"),)
        return
    yield (Span(f"  {printable(raised.told)}", "error"),)
    if raised.where:
        yield (Span("  at ", "label"), Span(printable(raised.where)))
    if raised.line:
        yield (Span(f"     {printable(raised.line)}", "code"),)


def _row(one: FieldThen) -> Line:
    sure = one.predicted
    predicted = f"{sure.share:.0%} ({sure.low:.0%} to {sure.high:.0%})"
    values = "" if one.fate == "same" else f"{_shown(one.before)} -> {_shown(one.after)}"
    return (
        Span(f"  {printable(one.field, LONGEST_FIELD - 1).ljust(LONGEST_FIELD)}"),
        Span(one.fate.ljust(8), _ROLES[one.fate]),
        Span(predicted.ljust(22)),
        Span(values, "muted"),
    )


def _shown(value: Value) -> str:
    return printable(json.dumps(value, ensure_ascii=False), LONGEST_VALUE)
