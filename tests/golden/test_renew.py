"""What is accepted: literals, types for what is volatile, and whatever a maintainer wrote that still holds."""

from typing import Any

import pytest

from harness.golden import differences, document, renewed
from tests.golden.factory import REFUSED, golden, returned

DAY = {"$type": "datetime.date", "value": "2026-03-05"}


def written(one: Any, other: Any = None) -> Any:
    accepted = renewed("news", "story", (returned(one), returned(one if other is None else other)), None)
    return accepted.items[0]


def kept(before: Any, now: Any) -> Any:
    return renewed("news", "story", (returned(now), returned(now)), golden(before)).items[0]


def test_values_are_written_as_they_are_but_for_what_begins_like_a_matcher() -> None:
    item = {"title": "Ferry", "price": 1.5, "tags": ["a"], "none": None, "subject": "re: Ferry", "day": DAY}

    assert item | {"subject": "is:re: Ferry"} == written(item)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"id": "a", "title": "t"}, {"id": "b", "title": "t"}, {"id": "type:str", "title": "t"}),
        ({"id": 1}, {"id": None}, {"id": "type:int|null"}),
        ({"a": {"id": 1, "b": 2}}, {"a": {"id": 3, "b": 2}}, {"a": {"id": "type:int", "b": 2}}),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, {"tags": ["type:str", "type:str"]}),
        ({"tags": ["a", "b"]}, {"tags": ["a"]}, {"tags": "type:list"}),
        ({"day": DAY}, {"day": {**DAY, "value": "2026-03-06"}}, {"day": "type:datetime.date"}),
        ({"a": 1}, {"b": 1}, {"a": "type:int|null", "b": "type:int|null"}),
        ({"title": "a b"}, {"title": "a  b"}, {"title": "a b"}),
    ],
)
def test_what_differs_between_two_processes_is_accepted_by_its_type(one: Any, other: Any, expected: Any) -> None:
    assert expected == written(one, other)
    assert () == differences(golden(expected), returned(one)) + differences(golden(expected), returned(other))


def test_lists_of_different_lengths_are_accepted_as_lists() -> None:
    outcomes = returned({"a": 1}, many=True), returned({"a": 1}, {"a": 2}, many=True)

    assert "type:list" == renewed("news", "story", outcomes, None).items


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"price": r"re:\d+", "title": "a"}, {"price": "64", "title": "b"}, {"price": r"re:\d+", "title": "b"}),
        ({"price": r"re:\d+"}, {"price": "n/a"}, {"price": "n/a"}),
        ({"text": " as  laid out "}, {"text": "as laid out"}, {"text": " as  laid out "}),
        ({"tags": "count>=1", "a": 1}, {"tags": ["x"], "b": 2}, {"tags": "count>=1", "b": 2}),
        ({"gone": "type:null|str"}, {"a": 1}, {"gone": "type:null|str", "a": 1}),
        ({"offers": {"price": "type:str", "unit": "x"}}, {"offers": {"price": "1", "unit": "y"}},
         {"offers": {"price": "type:str", "unit": "y"}}),
        ({"offers": "type:dict"}, {"offers": {"price": "1"}}, {"offers": "type:dict"}),
        ({"day": {**DAY, "value": "re:2026-.*"}}, {"day": DAY}, {"day": {**DAY, "value": "re:2026-.*"}}),
        ({"day": DAY}, {"day": "2026-03-05"}, {"day": "2026-03-05"}),
    ],
)  # fmt: skip
def test_what_still_holds_stays_as_it_is_written(before: Any, now: Any, expected: Any) -> None:
    assert expected == kept(before, now)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_entry_that_came_or_went_takes_no_other_entries_matchers(place: int) -> None:
    old = [{"title": "a", "seen": "type:str"}, {"title": "b", "seen": "type:str"}]
    now = [{"title": one["title"], "seen": "today"} for one in old]
    more = [*now[:place], {"title": "new", "seen": "today"}, *now[place:]]

    assert {"l": [*old[:place], {"title": "new", "seen": "today"}, *old[place:]]} == kept({"l": old}, {"l": more})
    assert {"l": old} == kept({"l": [*old[:place], {"title": "gone", "seen": "type:str"}, *old[place:]]}, {"l": now})


def test_a_refusal_is_accepted_as_such() -> None:
    assert golden(refusal=True) == renewed("news", "story", (REFUSED, REFUSED), golden({"a": 1}))


def test_true_takes_the_place_of_one() -> None:
    accepted = renewed("news", "story", (returned({"a": True}), returned({"a": True})), golden({"a": 1}))

    assert b'"a": true' in document(accepted)


def test_one_item_or_a_list_is_as_it_is_now() -> None:
    now = returned({"a": 1}, many=True)

    assert golden({"a": 1}, many=True) == renewed("news", "story", (now, now), golden({"a": 1}))


@pytest.mark.parametrize("many", [False, True])
def test_where_nothing_comes_it_stays_open_whether_one_item_or_several_would(many: bool) -> None:
    assert golden(many=many) == renewed("news", "story", (returned(), returned()), golden(many=many))
