"""What a check is asked about: one run of a scraper beside its baseline."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from harness.checks.another import unblended
from harness.checks.compare import Difference, compare, unspaced
from harness.checks.sources import is_declaration, leaves
from harness.delivery import FaultKind
from harness.model import ErrorPage, Exhibit, Family, Finding, Golden, Outcome, Response

Occasion = Family | Literal["control", "recorded", "repeat", "after"]
"""When the run took place.

A family: with a plan of that family. `control`: on a good page that looks a little like an error page. `recorded`: the
unmutated case, judged by itself. `repeat`: the unmutated case in another process, under other circumstances. `after`:
the unmutated case again, in the process that has seen the examples.
"""

MUTATED = frozenset({"noise", "drift", "damage", "control", "wire"})
"""Occasions on which the page is still the recorded one, changed or broken."""


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One outcome with everything a check may look at."""

    occasion: Occasion
    baseline: Outcome
    """The outcome on the recorded case; the outcome itself when that is what is judged."""
    outcome: Outcome
    required: tuple[str, ...] = ()
    refusal_expected: bool = False
    """Whether the recorded case is itself an error page."""
    error_page: ErrorPage | None = None
    """What is known of it then, or of a content page that comes under an error's status."""
    golden: Golden | None = None
    """What was accepted as the result on the recorded case."""
    played: tuple[Response, ...] = ()
    """The responses that were played in place of recorded ones, or the recorded answer for an occasion without any."""
    recorded: tuple[Response, ...] = ()
    """The pages that the scraper reads, as they were recorded."""
    content: tuple[Response, ...] = ()
    """Those of them that hold content, where they were read after a recorded error page."""
    later: bool = False
    """Whether only a later exchange than the first answer was changed, such as page 2 of 3."""
    ends: frozenset[int] = frozenset()
    """The statuses by which the recorded site itself says that there is no further page, where one was read."""
    exhibit: Exhibit | None = None
    fault: FaultKind | None = None
    """How the connection failed, under `wire`."""
    ambiguous: bool = False
    """Whether the plan holds a change that a scraper may take at face value."""
    hostile: bool = False
    """Whether the plan puts a value into the page that no site means, such as a price of `1e999`."""
    reshaped: bool = False
    """Whether such a value made other elements of the page, by which a scraper may honestly lose its way."""
    copied: bool = False
    """Whether a copy that no browser shows stands beside an element, so that who wants exactly one may refuse."""
    stalled: bool = False
    """Whether the connection fell silent in real time, where a scraper may have a timeout that is longer than ours."""
    key: tuple[str, ...] = ()
    """The fields by which the scraper's items are known, as configured."""
    follows: tuple[str, ...] = ()
    """Under `repeat`: what was other than at the baseline, as far as the outcome hangs on it; see `repetition`."""
    alone: bool = False
    """Under `after`: whether the process had seen no other page than the recorded one."""
    unseen: Outcome | None = None
    """What the same page gives in a process that has not seen the recorded one, where that was asked."""
    volatile: frozenset[str] = field(default_factory=frozenset)
    """Fields that differ between runs of the recorded case, and so say nothing."""

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """How the outcome's items differ from the baseline's, volatile fields left out.

        Where all that is left is missing values beside a word on the refusal (`{"ok": False, "error": ...}`), that
        word is left out too: such an item is a refusal that was returned.
        """
        differences = tuple(
            unblended(difference, self.baseline.items)
            for difference in compare(
                self.baseline.items, self.outcome.items, self.key, ordered=not self.baseline.unordered
            )
            if difference.field not in self.volatile
        )
        others = tuple(difference for difference in differences if not is_declaration(difference.field))
        honest = others and all(difference.kind == "missing" for difference in others)
        return others if honest else differences

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Difference]]:
        """The differences of each kind."""
        found: dict[str, list[Difference]] = {}
        for difference in self.differences:
            found.setdefault(difference.kind, []).append(difference)
        return found

    @cached_property
    def baseline_text(self) -> str:
        """All values of the baseline, one after the other."""
        return "\0".join(str(value) for _, value in leaves(self.baseline.items))

    @cached_property
    def returned(self) -> Mapping[str, Sequence[str]]:
        """The values that were returned in each field, as text without white space, in alphabetical order."""
        found: dict[str, list[str]] = {}
        for name, value in leaves(self.outcome.items):
            found.setdefault(name, []).append(unspaced(str(value)))
        return {name: sorted(texts) for name, texts in found.items()}


Check = Callable[[Trial], Iterable[Finding]]
"""A check yields what it finds, or nothing."""
