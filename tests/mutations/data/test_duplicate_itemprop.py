"""A property is given again beside its element, with another value of its kind."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.duplicate_itemprop import DuplicateItemprop, duplicate_itemprop
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        DuplicateItemprop(at=on("p")),
        "<p itemprop=price content=39.90>EUR 39.90</p>",
        '<p itemprop=price content=39.90>EUR 39.90</p><meta itemprop="price" content="73313.37">',
    ),
    (
        DuplicateItemprop(at=on("h1"), side="before"),
        "<h1 itemprop=name>x</h1>",
        '<meta itemprop="name" content="zqvxa zqvxb"><h1 itemprop=name>x</h1>',
    ),
]

LEAVES_ALONE = [
    (DuplicateItemprop(at=on("table/tbody/tr/td")), "<table><tr><td itemprop=n>x</td></table>"),
    (DuplicateItemprop(at=on("p")), "<p itemprop=author itemscope></p>"),
    (DuplicateItemprop(at=on("p")), "<p itemprop=n>x"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DuplicateItemprop, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DuplicateItemprop, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DuplicateItemprop) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DuplicateItemprop(at=on("p")) == least(duplicate_itemprop(aim("<p itemprop=n>x</p>", "p")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert duplicate_itemprop(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_behind() -> None:
    assert [DuplicateItemprop(at=on("p"))] == list(DuplicateItemprop(at=on("p"), side="before").simpler())


def test_is_ambiguous() -> None:
    assert DuplicateItemprop.ambiguous
