"""An attribute for scripts and robots goes, or gets another name, wherever the page has it."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.drop_data_attribute import DropDataAttribute, drop_data_attribute
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (DropDataAttribute(at=on("h1"), attribute="data-id"), '<h1 data-id="1">x</h1><p data-id=2>', "<h1>x</h1><p>"),
    (
        DropDataAttribute(at=on("h1"), attribute="itemprop"),
        "<h1 itemprop=name id=a>x</h1><p itemprop=text>",
        "<h1 id=a>x</h1><p itemprop=text>",
    ),
    (
        DropDataAttribute(at=on("h1"), attribute="role", how="rename"),
        '<h1 role="x">x</h1>',
        '<h1 data-x-role="x">x</h1>',
    ),
    (DropDataAttribute(at=on("img"), attribute="data-a"), "<img src=a data-a=1/>", "<img src=a>"),
]

LEAVES_ALONE = [
    (DropDataAttribute(at=on("h1"), attribute="data-id"), "<h1>x</h1><p data-id=2>"),
    (DropDataAttribute(at=on("h1"), attribute="id"), "<h1 id=a>x</h1>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropDataAttribute, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropDataAttribute, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DropDataAttribute) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DropDataAttribute(at=on("h1"), attribute="data-id") == least(
        drop_data_attribute(aim("<h1 data-id=1>x</h1>", "h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert drop_data_attribute(aim("<h1 id=1>x</h1>", "h1")).is_empty


def test_simpler_is_to_drop_it() -> None:
    record = DropDataAttribute(at=on("p"), attribute="role", how="rename")
    assert [DropDataAttribute(at=on("p"), attribute="role")] == list(record.simpler())
