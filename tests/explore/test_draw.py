"""Plans are drawn from the seed alone."""

import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from harness.explore import aim_at, draw, plans
from harness.explore.draw import LONGEST_PLAN, ROUND
from harness.model import Family, Plan, Response
from harness.mutations import is_hostile
from harness.page import Page
from tests.explore.stories import HTML, case

PAGE = Page.of(case().exchanges[0].response)
AIM = aim_at(PAGE, ({"title": "Ferry crews end strike"},))
FAMILIES: tuple[Family, ...] = ("noise", "drift", "damage")


def listed(source: st.SearchStrategy[Plan], count: int, seed: int) -> list[Plan]:
    return list(draw(source, count, seed))


@pytest.mark.parametrize("family", FAMILIES)
def test_one_seed_gives_the_same_plans(family: Family) -> None:
    once, again = (listed(plans([(0, AIM)], family), 40, 7) for _ in range(2))

    assert once == again
    assert once != listed(plans([(0, AIM)], family), 40, 8)


@pytest.mark.parametrize("family", FAMILIES)
def test_plans_are_different_and_not_too_many(family: Family) -> None:
    drawn = listed(plans([(0, AIM)], family), 40, 0)

    assert len(drawn) == len(set(drawn))
    assert 20 < len(drawn) <= 40
    assert all(1 <= len(plan.mutations) <= LONGEST_PLAN for plan in drawn)
    assert all(mutation.family == family for plan in drawn for mutation in plan.mutations)


def test_hostile_values_stand_alone() -> None:
    """They excuse what comes of a plan, and would excuse what comes of a change beside them."""
    drawn = listed(plans([(0, AIM)], "damage"), 60, 0)
    kinds = [{is_hostile(mutation) for mutation in plan.mutations} for plan in drawn]

    assert all(len(kind) == 1 for kind in kinds)
    assert {True} in kinds
    assert {False} in kinds


def test_constants_of_loaded_modules_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hypothesis looks for numbers in local modules; a worker has others loaded than the process that started it."""
    source = st.lists(st.integers(0, 10_000), max_size=5).map(lambda numbers: Plan(tuple(numbers)))
    before = listed(source, 60, 0)
    module = ModuleType("constants_of_a_user")
    module.__file__ = str(tmp_path.parent / "constants_of_a_user.py")
    Path(module.__file__).write_text(f"NUMBERS = {list(range(500, 900))}\n")
    monkeypatch.setitem(sys.modules, module.__name__, module)

    assert before == listed(source, 60, 0)


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_is_drawn_where_nothing_applies(family: Family) -> None:
    empty = Page.of(Response(200, HTML, b""))
    drawn = listed(plans([(0, aim_at(empty, ()))], family), 10, 0)

    assert all(plan.mutations for plan in drawn)
    assert [] == listed(plans([], family), 10, 0)
    assert [] == listed(st.nothing(), 10, 0)


def test_no_more_than_there_are() -> None:
    few = st.sampled_from([Plan((number,)) for number in range(3)])

    assert {0, 1, 2} == {plan.mutations[0] for plan in listed(few, 100, 0)}


def test_every_page_is_drawn_for() -> None:
    drawn = listed(plans([(0, AIM), (3, AIM)], "drift"), 40, 0)

    assert {0, 3} == {plan.exchange for plan in drawn}


def test_a_user_may_draw_within_a_test_of_their_own() -> None:
    """Drawing leaves no trace in Hypothesis: its own backend stays the default."""
    assert "hypothesis" == settings().backend


def test_the_first_are_there_before_the_rest_is_drawn() -> None:
    numbers: list[int] = []

    def plan(number: int) -> Plan:
        numbers.append(number)
        return Plan((number,))

    first = list(islice(draw(st.integers().map(plan), 50 * ROUND, 0), ROUND))
    assert len(numbers) < 3 * ROUND
    assert first == listed(st.integers().map(plan), 2 * ROUND, 0)[:ROUND]
