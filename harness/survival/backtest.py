"""What became of a scraper between two captures of one page, and what had been predicted from the older one alone."""

from collections.abc import Mapping, Sequence
from itertools import chain

import msgspec

from harness.ageing import changes_between
from harness.checks import Trial
from harness.errors import CassetteError
from harness.explore import Played
from harness.hunt import Bench, Elsewhere, aims_of, sandbox_of
from harness.model import Case, ExceptionInfo, Item, Lived, Options, Outcome, ScraperSpec, Value, answer
from harness.page import Page, locate
from harness.survival.fields import FieldFate, fates_of
from harness.survival.lives import Lives

FUTURES = 50
"""Futures of the older page from which it is predicted what survives."""


class FieldThen(msgspec.Struct, frozen=True, kw_only=True):
    """One field: what became of it, and what had been predicted."""

    field: str
    fate: FieldFate
    before: Value
    after: Value
    predicted: Lived


class ChangeMade(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of change that was made to the page."""

    name: str
    count: int
    example: str


class Backtested(msgspec.Struct, frozen=True, kw_only=True):
    """All that two captures tell."""

    scraper: str
    old: str
    new: str
    months: float
    outcome: str
    """How the scraper answered on the later page: `items`, `nothing`, `refusal`, `crash` ..."""
    raised: ExceptionInfo | None
    """What it raised there."""
    detail: str
    """How it died there, in words."""
    fields: tuple[FieldThen, ...]
    left_out: tuple[str, ...]
    """Fields that change without the page, such as a time, of which the captures tell nothing."""
    changes: tuple[ChangeMade, ...]
    """Those nearest to the fields that did not survive first; to all of them where all did."""
    matched: int
    """Elements of the older page that are found again, of `elements`."""
    elements: int
    redesigned: bool

    @property
    def survived(self) -> bool:
        """Whether each field has the same value."""
        return all(one.fate == "same" for one in self.fields)


def backtest(spec: ScraperSpec, options: Options, captures: Sequence[Case], months: float) -> Backtested:
    """Run a scraper on both captures, the older one first, and predict what survives so many months.

    Raises:
        CassetteError: the scraper gives no result on the older capture, so that nothing can be compared with it.
    """
    old, new = captures
    with sandbox_of(spec, options) as sandbox, Elsewhere(spec, options) as elsewhere:
        bench = Bench(sandbox, old, (), options, key=spec.key)
        if bench.baseline.kind != "items":
            kind = bench.baseline.kind
            raise CassetteError(f"{old.path}: {spec.name} gives no result on it ({kind}): name a capture that it reads")
        of_source = bench.volatile
        for finding in chain.from_iterable(verdict.unsteady for verdict in elsewhere.verdicts(bench)):
            bench.leave_out(finding)
        lives = Lives()
        for _ in lives.age(bench, aims_of(bench), (months,), FUTURES):
            pass
        sandbox.open(new)
        sandbox.restart()
        outcome = bench.outcome_here(Played())
    fates = fates_of(_trial(bench, outcome))
    before, after = (Page.of(answer(case)[1]) for case in captures)
    changes = changes_between(before, after, locate(before, _broken(bench.baseline, fates)).near)
    return Backtested(
        scraper=spec.name,
        old=old.path,
        new=new.path,
        months=months,
        outcome=outcome.kind,
        raised=outcome.exception,
        detail=outcome.detail,
        fields=tuple(
            FieldThen(
                field=one.field,
                fate=fates[one.field],
                before=_value(bench.baseline, one.field),
                after=_value(outcome, one.field),
                predicted=one.ages[0],
            )
            for one in lives.told()
            if one.field in fates
        ),
        left_out=tuple(sorted(bench.volatile - of_source)),
        changes=tuple(ChangeMade(name=one.name, count=one.count, example=one.example) for one in changes.changes),
        matched=changes.matched,
        elements=changes.elements,
        redesigned=changes.redesigned,
    )


def _broken(baseline: Outcome, fates: Mapping[str, FieldFate]) -> list[Item]:
    """Return the recorded items with the fields that did not survive; with all where all did."""
    broken = {name for name, fate in fates.items() if fate != "same"} or set(fates)
    return [{name: value for name, value in item.items() if name in broken} for item in baseline.items]


def _trial(bench: Bench, outcome: Outcome) -> Trial:
    return Trial(occasion="drift", baseline=bench.baseline, outcome=outcome, key=bench.key, volatile=bench.volatile)


def _value(outcome: Outcome, field: str) -> Value:
    """Return a field of the first item that has it."""
    return next((item[field] for item in outcome.items if field in item), None)
