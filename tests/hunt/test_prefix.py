"""Of things done one after the other, the first that matters is found, and no more than it takes is kept."""

from collections.abc import Sequence

import pytest

from harness.hunt.prefix import MOST_TRIES, fewest, first_bad


def never() -> bool:
    return False


@pytest.mark.parametrize("bad", range(9))
def test_the_first_bad_step_is_found(bad: int) -> None:
    assert bad == first_bad(lambda steps: bad in steps, list(range(9)), never)


def test_without_a_bad_step_there_is_none() -> None:
    assert [None, None] == [first_bad(lambda _steps: False, steps, never) for steps in ([], [1, 2])]


def test_a_search_that_is_stopped_tells_nothing() -> None:
    assert None is first_bad(lambda _steps: True, [1, 2, 3], lambda: True)


@pytest.mark.parametrize("needed", [{0}, {8}, {3, 4}, {0, 8}, {1, 4, 7}, set(range(9))])
def test_the_fewest_steps_are_kept_in_their_order(needed: set[int]) -> None:
    kept = fewest(lambda steps: needed <= set(steps) and steps[-1] == 9, list(range(9)), 9, never)
    assert sorted(needed) == list(kept)


def test_what_is_left_is_needed_to_the_last() -> None:
    """A step that could not be left out may be, once those behind it are gone."""

    def fails(steps: Sequence[str]) -> bool:
        return "c" in steps and ("b" not in steps or "a" in steps)

    assert ["c"] == list(fewest(fails, ["a", "b", "c"], "d", never))


def test_tries_are_bounded() -> None:
    tries = []

    def fails(steps: object) -> bool:
        tries.append(steps)
        return False

    assert 1000 == len(fewest(fails, list(range(1000)), 1000, never))
    assert MOST_TRIES == len(tries)
