"""Equal things face each other in order, and as many of them as a small change leaves."""

from hypothesis import given
from hypothesis import strategies as st

from harness.checks.compare.align import across, gaps, in_order

FEW = st.lists(st.integers(0, 4), max_size=12)


@given(FEW, FEW)
def test_pairs_are_equal_and_increase_on_both_sides(one: list[int], other: list[int]) -> None:
    pairs = in_order(one, other)

    assert all(one[here] == other[there] for here, there in pairs)
    assert all(len(pairs) == len({pair[side] for pair in pairs}) for side in (0, 1))
    assert pairs == sorted(pairs)
    assert [there for _, there in pairs] == sorted(there for _, there in pairs)


@given(FEW, FEW, FEW)
def test_what_is_left_out_at_one_place_is_all_that_faces_nothing(
    head: list[int], lost: list[int], tail: list[int]
) -> None:
    """Duplicates make no difference to that."""
    assert len(head) + len(tail) == len(in_order([*head, *lost, *tail], [*head, *tail]))


@given(FEW, st.data())
def test_all_of_a_permutation_face_each_other_somewhere(one: list[int], data: st.DataObject) -> None:
    other = data.draw(st.permutations(one))

    assert list(range(len(one))) == sorted(here for here, _ in across(one, other))
    assert list(range(len(one))) == sorted(there for _, there in across(one, other))


def test_a_duplicate_that_is_lost_beside_another_change_is_no_new_order() -> None:
    assert [(1, 0), (2, 1), (3, 2)] == in_order("ABACX", "BACY")


def test_gaps_are_what_lies_between() -> None:
    assert [(range(2), range(0)), (range(3, 3), range(1, 2))] == list(gaps([(2, 0), (3, 2)], 4, 3))
