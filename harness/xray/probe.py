"""What the scraper gives when parts of a page are gone: the only place that runs it.

In: parts that are taken away together. Out: which fields differ from the baseline, and how.

Rule 1. One question is one run: what was asked before is answered from memory.
Rule 2. A result that is lost as a whole says nothing of single fields.
Rule 3. After `MOST_RUNS` nothing more is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from harness.checks.compare import WHOLE, compare
from harness.checks.sources import leaves
from harness.hunt import Bench
from harness.model import Outcome, Overlay
from harness.page import Edit, Page, combine
from harness.parts import Part, altered, edits_of

MOST_RUNS = 2_000
"""Runs of the scraper in one x-ray."""

Fields = frozenset[str]


class SpentError(Exception):
    """As many runs were made as may be."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How a result differs from the baseline's."""

    lost: str = ""
    """Why there is no result at all."""
    line: str = ""
    """The line of source that raised, for a result that is lost."""
    changes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The fields that differ: in what way, and what they are now."""

    def on(self, fields: Fields) -> Fields:
        """Return which of some fields differ; a lost result is a change of `*` alone."""
        if self.lost:
            return fields & {WHOLE}
        return fields & self.changes.keys()


SAME = Effect()


@dataclass(slots=True)
class Budget:
    """How many runs were made."""

    runs: int = 0


class Probe:
    """Asks one scraper about one page."""

    def __init__(self, bench: Bench, exchange: int, budget: Budget) -> None:
        self.page: Page = bench.stage.page(exchange)
        self._bench = bench
        self._exchange = exchange
        self._budget = budget
        self._known: dict[tuple[frozenset[Part], Part | None, int], Effect] = {}
        self.fields = fields_of(bench)

    def without(self, parts: Iterable[Part]) -> Effect:
        """Return what changes when parts are taken away together."""
        return self._asked(frozenset(parts), None, 0)

    def known(self, parts: Iterable[Part]) -> Effect:
        """Return what is known of parts that were taken away together, without a run."""
        return self._known.get((frozenset(parts), None, 0), SAME)

    def altering(self, part: Part, number: int, without: Iterable[Part]) -> Effect:
        """Return what changes when a part holds another value, and others are gone."""
        return self._asked(frozenset(without), part, number)

    def _asked(self, gone: frozenset[Part], changed: Part | None, number: int) -> Effect:
        asked = (gone, changed, number)
        if asked not in self._known:
            groups = [edits_of(self.page, part) for part in sorted(gone, key=_outermost_first)]
            if changed is not None:
                groups.insert(0, altered(self.page, changed, number))
            self._known[asked] = self._run(groups)
        return self._known[asked]

    def _run(self, groups: list[list[Edit]]) -> Effect:
        response = self.page.respond(combine(groups)[0])
        if response.body == self.page.response.body:
            return SAME
        if self._budget.runs >= MOST_RUNS or self._bench.stop():
            raise SpentError
        self._budget.runs += 1
        outcome = self._bench.outcome_on([Overlay(self._exchange, response)])
        if outcome.kind != "items":
            return Effect(lost_words(outcome), outcome.exception.line if outcome.exception else "")
        return Effect(changes=self._changes(outcome))

    def _changes(self, outcome: Outcome) -> dict[str, tuple[str, str]]:
        changes: dict[str, tuple[str, str]] = {}
        for difference in compare(self._bench.baseline.items, outcome.items, self._bench.key):
            for name in self.fields:
                if name == difference.field or name.startswith(f"{difference.field}."):
                    changes.setdefault(name, (difference.kind, repr(difference.got)))
        return changes


def fields_of(bench: Bench) -> Fields:
    """Return the names of the fields that have a value on the recorded page and can be compared."""
    return frozenset((WHOLE, *(name for name, _ in leaves(bench.baseline.items)))) - bench.volatile


def lost_words(outcome: Outcome) -> str:
    """Say how a result was lost, in words that stay the same from run to run."""
    raised = outcome.exception
    if raised is None:
        return outcome.kind
    return f"{outcome.kind}: {raised.type.rpartition('.')[2]}" + (f" at {raised.where}" if raised.where else "")


def _outermost_first(part: Part) -> tuple[bool, Part]:
    return part.kind != "element", part
