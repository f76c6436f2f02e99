"""What a pattern names is left out, wherever it is; what it does not name stays."""

import pytest

from harness.checks import left_out, names_lost
from harness.model import Item

MOMENT: Item = {"$type": "datetime.datetime", "value": "2026-11-27T00:00:00"}


@pytest.mark.parametrize(
    ("pattern", "item", "kept"),
    [
        ("at", {"title": "a", "at": 1}, {"title": "a"}),
        ("at", {"at": MOMENT}, {}),
        ("*_at", {"seen_at": 1, "read_at": 2, "atom": 3}, {"atom": 3}),
        ("meta", {"meta": {"a": 1}, "b": 2}, {"b": 2}),
        ("meta.a", {"meta": {"a": 1, "b": 2}, "a": 3}, {"meta": {"b": 2}, "a": 3}),
        ("offers.uuid", {"offers": [{"uuid": 1, "price": 2}, {"uuid": 3}]}, {"offers": [{"price": 2}, {}]}),
        ("offers.*.uuid", {"offers": [{"uuid": 1, "price": 2}]}, {"offers": [{"price": 2}]}),
        ("offers.*.uuid", {"offers": {"lamp": {"uuid": 1, "price": 2}}}, {"offers": {"lamp": {"price": 2}}}),
        ("offers.*.uuid", {"offers": [[{"uuid": 1}]]}, {"offers": [[{}]]}),
        ("offers.*", {"offers": [{"uuid": 1}, "text"]}, {"offers": [{}, "text"]}),
    ],
)
def test_left_out(pattern: str, item: Item, kept: Item) -> None:
    assert ((kept,), frozenset({pattern})) == left_out([item], [pattern])


@pytest.mark.parametrize(
    ("pattern", "item"),
    [
        ("at", {"AT": 1, "b": {"at": 1}}),
        ("at.value", {"at": MOMENT}),
        ("offers.*.uuid", {"offers": {"uuid": 1}, "uuid": 2}),
        ("tags.*", {"tags": ["a"]}),
        ("a.b", {"a": "b"}),
    ],
)
def test_leaves_alone(pattern: str, item: Item) -> None:
    assert ((item,), frozenset()) == left_out([item], [pattern])


def test_each_pattern_is_told_that_named_something() -> None:
    items: list[Item] = [{"a": 1}, {"b": 2, "c": 3}]

    assert (({}, {"c": 3}), frozenset({"a", "b"})) == left_out(items, ["a", "b", "d"])


def test_names_that_are_lost_altogether() -> None:
    """A name that has a value elsewhere is not."""
    before: list[Item] = [{"id": 1, "offers": [{"uuid": 2, "id": 3}], "none": None}]

    assert frozenset({"uuid"}) == names_lost(before, [{"id": 1, "offers": [{"id": 3}]}])
