"""What is picked is what Hypothesis's own strategies would draw from the same seed, and shrinks as theirs."""

from collections import Counter

import pytest
from hypothesis import find
from hypothesis import strategies as st

from harness.explore import draw
from harness.model import Plan
from harness.mutations.picked import Picked, Weighted


def plan(drawn: object) -> Plan:
    return Plan((drawn,))


@pytest.mark.parametrize("counts", [(1, 1), (4, 100), (128, 129), (5000, 3)])
def test_picked_is_what_integers_draw(counts: tuple[int, int]) -> None:
    own = st.tuples(*(st.integers(0, count - 1) for count in counts)).map(plan)
    assert list(draw(Picked(counts, plan), 60, seed=1)) == list(draw(own, 60, seed=1))


def test_what_is_made_may_be_made_something_else_of() -> None:
    sums = Picked((9, 9), sum).map(lambda total: plan(-total))
    found = {drawn.mutations[0] for drawn in draw(sums, 300, seed=0)}
    assert found == set(range(-16, 1))


def test_each_strategy_is_drawn_as_often_as_its_slots_say() -> None:
    picked = Picked((9999,), lambda drawn: ("picked", *drawn))
    own = st.integers(0, 9998).map(lambda number: ("own", number))
    drawn = draw(Weighted((1, 4), (picked, own)).map(plan), 200, seed=2)
    shares = Counter(one.mutations[0][0] for one in drawn)
    assert 35 <= shares["picked"] <= 65


def test_hypothesis_shrinks_what_is_picked() -> None:
    picked = Weighted((50, 100), (Picked((90,), lambda drawn: drawn[0]), Picked((90, 90), sum)))
    assert find(picked, lambda number: number >= 7) == 7
