"""A result is told field by field where it is not as accepted, and not at all where it is."""

from typing import Any

import msgspec
import pytest

from harness.golden import Difference, differences
from harness.model import Golden, Outcome
from tests.golden.factory import REFUSED, golden, returned


def fields(accepted: Any, got: Any) -> list[str]:
    return [difference.field for difference in differences(golden(accepted), returned(got))]


@pytest.mark.parametrize(
    ("accepted", "got"),
    [
        ({"title": "Ferry crews"}, {"title": "\n Ferry\tcrews "}),
        ({"price": 64}, {"price": 64.0}),
        ({"price": 0.3}, {"price": 0.1 + 0.2}),
        ({"author": None}, {}),
        ({}, {"author": None}),
        ({"tags": ["a", "re:b+"]}, {"tags": ["a", "bb"]}),
        (
            {"day": {"$type": "datetime.date", "value": "re:2026-.*"}},
            {"day": {"$type": "datetime.date", "value": "2026-01-02"}},
        ),
        ({"offers": {"price": "type:str"}}, {"offers": {"price": "1"}}),
        ({"tags": {"$type": "set", "value": ["re:.", "b"]}}, {"tags": {"$type": "set", "value": ["b", "c"]}}),
        ({"tags": {"$type": "set", "value": ["a", "b"]}}, {"tags": {"$type": "set", "value": ["b", "a"]}}),
        ({"$type": "story", "title": "a"}, {"$type": "story", "title": "a"}),
    ],
)
def test_as_accepted(accepted: Any, got: Any) -> None:
    assert [] == fields(accepted, got)


@pytest.mark.parametrize(
    ("accepted", "got", "differing"),
    [
        ({"title": "Ferry crews"}, {"title": "Ferrycrews"}, ["title"]),
        ({"title": "Ferry"}, {"title": "<b>Ferry</b>"}, ["title"]),
        ({"title": ""}, {"title": None}, ["title"]),
        ({"title": "a", "price": 1, "text": "b"}, {"title": "c", "price": 1, "text": "d"}, ["title", "text"]),
        ({"a": 1}, {"a": 1, "b": 2}, ["b"]),
        ({"a": True}, {"a": 1}, ["a"]),
        ({"a": 1}, {"a": "1"}, ["a"]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, ["tags", "tags"]),
        ({"offers": {"price": "1", "unit": "x"}}, {"offers": {"price": "2", "unit": "x"}}, ["offers.price"]),
        ({"offers": [{"price": "1"}]}, {"offers": [{"price": "2"}]}, ["offers.price"]),
        ({"offers": {"price": "1"}}, {"offers": "1"}, ["offers"]),
        ({"tags": {"$type": "set", "value": ["a", "b"]}}, {"tags": {"$type": "set", "value": ["b", "c"]}}, ["tags"]),
        ({"tags": {"$type": "set", "value": ["a", "b"]}}, {"tags": {"$type": "set", "value": ["b"]}}, ["tags"]),
        ({"tags": {"$type": "set", "value": ["a"]}}, {"tags": ["a"]}, ["tags"]),
        (
            {"day": {"$type": "datetime.date", "value": "2026-01-02"}},
            {"day": {"$type": "datetime.date", "value": "2026-02-01"}},
            ["day"],
        ),
        (
            {"day": {"$type": "datetime.date", "value": "2026-01-02"}},
            {"day": {"$type": "datetime.datetime", "value": "2026-01-02"}},
            ["day"],
        ),
        ({"n": "count>=2"}, {"n": ["a"]}, ["n"]),
    ],
)
def test_each_field_that_differs(accepted: Any, got: Any, differing: list[str]) -> None:
    assert differing == fields(accepted, got)


def test_of_several_items_it_is_said_which() -> None:
    accepted = golden({"title": "a"}, {"title": "b"}, many=True)

    assert (Difference(field="title", item=2, expected="b", got="c"),) == differences(
        accepted, returned({"title": "a"}, {"title": "c"}, many=True)
    )


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        ([1, 3], Difference(field="n", kind="length", expected=2, got=3, lengths=(3, 2), entry=2)),
        ([1, 2], Difference(field="n", kind="length", expected=3, got=None, lengths=(3, 2), entry=3)),
        ([1, 2, 3, 4], Difference(field="n", kind="length", expected=None, got=4, lengths=(3, 4), entry=4)),
    ],
)
def test_a_list_of_another_length_is_told_by_its_first_entry_that_differs(got: list[int], expected: Difference) -> None:
    assert (expected,) == differences(golden({"n": [1, 2, 3]}), returned({"n": got}))


def test_items_as_a_whole_may_be_counted() -> None:
    accepted = golden(items="count>=2", many=True)

    assert () == differences(accepted, returned({"a": 1}, {"a": 2}, many=True))
    assert ["value"] == [one.kind for one in differences(accepted, returned({"a": 1}, many=True))]


@pytest.mark.parametrize(
    ("accepted", "outcome", "told"),
    [
        (golden({"a": 1}), returned({"a": 1}, many=True), ("one item", "a list of 1")),
        (golden({"a": 1}), returned(), ("one item", "nothing")),
        (golden(), returned({"a": 1}), ("nothing", "one item")),
        (golden({"a": 1}, {"a": 2}, many=True), REFUSED, ("a list of 2", "a refusal, news.Blocked: 403")),
        (golden(items="count>=2", many=True), REFUSED, ("count>=2", "a refusal, news.Blocked: 403")),
        (golden(refusal=True), returned(), ("a refusal", "nothing")),
        (golden(refusal=True), returned({"a": 1}), ("a refusal", "one item")),
    ],
)
def test_another_kind_of_result(accepted: Golden, outcome: Outcome, told: tuple[str, str]) -> None:
    assert (Difference(kind="result", expected=told[0], got=told[1]),) == differences(accepted, outcome)


@pytest.mark.parametrize(
    ("accepted", "outcome"),
    [(golden(refusal=True), REFUSED), (golden(), returned()), (golden(many=True), returned())],
)
def test_a_refusal_or_nothing_as_accepted(accepted: Golden, outcome: Outcome) -> None:
    assert () == differences(accepted, outcome)


def test_the_items_of_a_set_have_no_order() -> None:
    items = [{"title": "b"}, {"title": "a"}]
    for unordered, differing in ((True, []), (False, ["title", "title"])):
        found = msgspec.structs.replace(returned(*reversed(items), many=True), unordered=unordered)
        assert differing == [one.field for one in differences(golden(*items, many=True), found)]
