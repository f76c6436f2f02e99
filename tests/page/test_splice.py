"""Edits change exactly their spans, and what is combined never overlaps."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from harness.page.splice import Edit, combine, compatible, splice

SOURCE = "0123456789"


def naive(source: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        source = source[: edit.start] + edit.text + source[edit.end :]
    return source


@st.composite
def edits(draw: st.DrawFn, length: int = len(SOURCE)) -> list[Edit]:
    borders = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    pairs = zip(borders[::2], borders[1::2], strict=False)
    return [Edit(start, end, draw(st.text("ab<>/", max_size=3))) for start, end in pairs]


def test_no_edit_gives_the_same_object() -> None:
    assert SOURCE is splice(SOURCE, [])


def test_replaces_inserts_and_removes() -> None:
    changes = [Edit(0, 0, "^"), Edit(2, 4, "__"), Edit(5, 8, ""), Edit(10, 10, "$")]
    assert "^01__489$" == splice(SOURCE, changes)


@given(edits())
def test_equals_replacing_one_after_the_other_from_the_end(changes: list[Edit]) -> None:
    assert naive(SOURCE, changes) == splice(SOURCE, changes)


@given(edits())
def test_leaves_everything_outside_the_spans(changes: list[Edit]) -> None:
    result = splice(SOURCE, changes)
    position = shift = 0
    for edit in changes:
        assert SOURCE[position : edit.start] == result[position + shift : edit.start + shift]
        position, shift = edit.end, shift + len(edit.text) - (edit.end - edit.start)
    assert SOURCE[position:] == result[position + shift :]


@given(st.lists(edits(), max_size=5))
def test_combined_edits_are_sorted_disjoint_and_complete(groups: list[list[Edit]]) -> None:
    accepted, skipped = combine(groups)
    taken = [edit for number, group in enumerate(groups) if number not in skipped for edit in group]
    assert sorted(taken) == sorted(accepted)
    assert all(one.end <= other.start for one, other in pairwise(accepted))


@given(st.lists(edits(), max_size=5))
def test_a_group_is_left_out_only_for_a_conflict(groups: list[list[Edit]]) -> None:
    for number in combine(groups)[1]:
        earlier, _ = combine(groups[:number])
        assert not groups[number] or not compatible(earlier, groups[number])


def test_an_earlier_group_wins_whole() -> None:
    groups = [[Edit(2, 5, "a")], [Edit(0, 1, "b"), Edit(4, 6, "c")], [Edit(5, 6, "d")]]
    assert ([Edit(2, 5, "a"), Edit(5, 6, "d")], [1]) == combine(groups)


def test_a_group_without_edits_is_left_out() -> None:
    assert ([], [0]) == combine([[]])


def test_a_group_that_overlaps_itself_is_left_out() -> None:
    assert ([], [0]) == combine([[Edit(0, 3, "a"), Edit(2, 4, "b")]])


def test_insertions_are_taken_at_the_border_of_a_replaced_span_and_refused_within() -> None:
    replaced = [Edit(2, 5, "a")]
    assert [True, False, False, True] == [compatible(replaced, [Edit(at, at, "")]) for at in (2, 3, 4, 5)]


def test_a_span_is_refused_over_an_insertion_and_taken_beside_one() -> None:
    inserted = [Edit(3, 3, "a")]
    assert [False, True, True] == [
        compatible(inserted, [edit]) for edit in (Edit(2, 4, ""), Edit(3, 4, ""), Edit(2, 3, ""))
    ]


def test_insertions_at_one_place_keep_the_order_of_their_groups() -> None:
    assert "zab" == splice("", combine([[Edit(0, 0, "z")], [Edit(0, 0, "a")], [Edit(0, 0, "b")]])[0])


def test_wrappers_of_neighbours_do_not_cross() -> None:
    """The right neighbour is wrapped first, and still the left one ends before it begins."""
    groups = [[Edit(5, 5, "<i>"), Edit(9, 9, "</i>")], [Edit(0, 0, "<b>"), Edit(5, 5, "</b>")]]
    assert "<b>01234</b><i>5678</i>9" == splice(SOURCE, combine(groups)[0])


def test_wrappers_of_one_element_nest() -> None:
    groups = [[Edit(2, 2, "<i>"), Edit(4, 4, "</i>")], [Edit(2, 2, "<b>"), Edit(4, 4, "</b>")]]
    assert "01<i><b>23</b></i>456789" == splice(SOURCE, combine(groups)[0])


def test_a_wrapper_of_the_first_child_is_inside_the_wrapper_of_its_parent() -> None:
    groups = [[Edit(2, 2, "<i>"), Edit(4, 4, "</i>")], [Edit(2, 2, "<b>"), Edit(8, 8, "</b>")]]
    assert "01<b><i>23</i>4567</b>89" == splice(SOURCE, combine(groups)[0])


def test_a_wrapper_of_the_last_child_is_inside_the_wrapper_of_its_parent() -> None:
    groups = [[Edit(6, 6, "<i>"), Edit(8, 8, "</i>")], [Edit(2, 2, "<b>"), Edit(8, 8, "</b>")]]
    assert "01<b>2345<i>67</i></b>89" == splice(SOURCE, combine(groups)[0])


class Place(int):
    """A place that counts how often any is compared."""

    times = 0

    def __lt__(self, other: int) -> bool:
        Place.times += 1
        return int(self) < int(other)

    def __eq__(self, other: object) -> bool:
        Place.times += 1
        return int.__eq__(self, other) is True

    __hash__ = int.__hash__


def test_twice_the_groups_take_about_twice_the_comparisons() -> None:
    """As many as an x-ray takes away at once; in no order, as they are found."""

    def compared(groups: int) -> int:
        before = Place.times
        places = [Place(place * 7 % groups) for place in range(groups)]
        assert groups == len(combine([[Edit(place, place, "")] for place in places])[0])
        return Place.times - before

    assert compared(800) <= 1.3 * 2 * compared(400)
