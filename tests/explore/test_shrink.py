"""A found plan becomes the smallest one that shows the same failure."""

from collections import Counter
from collections.abc import Callable, Iterator

import msgspec
import pytest

from harness.explore import shrink
from harness.model import Plan


class Change(msgspec.Struct, frozen=True):
    """A change of some size, which can be smaller."""

    name: str
    size: int = 0

    def simpler(self) -> Iterator["Change"]:
        yield from (
            Change(self.name, size) for size in sorted({0, self.size // 2, self.size - 1}) if 0 <= size < self.size
        )


class Circular(msgspec.Struct, frozen=True):
    """A change whose variants lead back to itself, which a mutation must not do."""

    name: str

    def simpler(self) -> Iterator["Circular"]:
        yield Circular("b" if self.name == "a" else "a")


def plan(*changes: object) -> Plan:
    return Plan(changes, exchange=1)


A, B, C, D = (Change(name) for name in "abcd")


def needs(*wanted: object) -> Callable[[Plan], bool]:
    return lambda candidate: set(wanted) <= set(candidate.mutations)


@pytest.mark.parametrize("wanted", [(A,), (B,), (D,), (A, B), (A, D), (B, C), (C, D), (A, B, D), (A, B, C, D)])
def test_of_four_mutations_those_needed_are_left(wanted: tuple[Change, ...]) -> None:
    assert plan(*wanted) == shrink(plan(A, B, C, D), needs(*wanted))


def test_each_mutation_becomes_as_simple_as_it_can() -> None:
    """Down to a fixed point, whatever steps the variants take."""

    def fails(candidate: Plan) -> bool:
        return bool(37 <= sum(change.size for change in candidate.mutations if change.name == "a"))

    assert plan(Change("a", 37)) == shrink(plan(Change("b", 9), Change("a", 100)), fails)


def test_two_mutations_that_hold_each_other_up() -> None:
    def fails(candidate: Plan) -> bool:
        sizes = {change.name: change.size for change in candidate.mutations}
        return bool(sizes.get("a", 0) >= 5 and sizes.get("b", 0) >= 3)

    assert plan(Change("a", 5), Change("b", 3)) == shrink(plan(C, Change("a", 64), D, Change("b", 64)), fails)


def test_the_predicate_alone_decides() -> None:
    """A plan that nothing smaller shows stays as it is, so that shrinking never slides to another failure."""
    whole = plan(Change("a", 8), B, C)

    assert whole == shrink(whole, lambda _: False)


def test_each_plan_is_tried_once_and_the_found_one_never() -> None:
    tried: Counter[Plan] = Counter()

    def fails(candidate: Plan) -> bool:
        tried[candidate] += 1
        return needs(A, D)(candidate)

    shrink(plan(A, B, C, D), fails)

    assert {1} == set(tried.values())
    assert plan(A, B, C, D) not in tried


@pytest.mark.parametrize("budget", [0, 1, 5])
def test_the_budget_is_kept(budget: int) -> None:
    """After so many tries the smallest plan so far is given."""
    tried: list[Plan] = []

    def fails(candidate: Plan) -> bool:
        tried.append(candidate)
        return needs(A, D)(candidate)

    smallest = shrink(plan(A, B, C, D), fails, budget=budget)

    assert budget == len(tried)
    assert needs(A, D)(smallest)


def test_variants_that_go_round_come_to_an_end() -> None:
    assert plan(Circular("b")) == shrink(plan(Circular("a")), lambda _: True)


def test_the_exchange_is_kept() -> None:
    assert 1 == shrink(plan(A, B), lambda _: True).exchange
