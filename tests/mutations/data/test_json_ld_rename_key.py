"""A key gets another name of the same meaning, where its object does not have that already."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_rename_key import JsonLdRenameKey, json_ld_rename_key
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (
        JsonLdRenameKey(at=on("script"), path=("headline",), to="name"),
        block('{"headline" : "x"}'),
        block('{"name" : "x"}'),
    ),
    (
        JsonLdRenameKey(at=on("script"), path=("offers", 0, "price"), to="priceSpecification"),
        block('{"offers": [{"price": 9}, {"price": "8"}]}'),
        block(
            '{"offers": [{"priceSpecification": {"@type": "PriceSpecification", "price": 9}}, '
            '{"priceSpecification": {"@type": "PriceSpecification", "price": "8"}}]}'
        ),
    ),
    (
        JsonLdRenameKey(at=on("script"), path=("publishedAt",), to="published_at", block="state"),
        '<script>window.__STATE__ = {"publishedAt": "x:y"};</script>',
        '<script>window.__STATE__ = {"published_at": "x:y"};</script>',
    ),
    (
        JsonLdRenameKey(at=on("script"), path=("list_price",), to="listPrice", block="JSON"),
        '<script type="application/json">{"list_price": 1}</script>',
        '<script type="application/json">{"listPrice": 1}</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdRenameKey(at=on("script"), path=("headline",), to="name"), block('{"headline": "x", "name": "y"}')),
    (JsonLdRenameKey(at=on("script"), path=("headline",), to="title"), block('{"headline": "x"}')),
    (JsonLdRenameKey(at=on("script"), path=("listPrice",), to="list_price"), block('{"listPrice": 1}')),
    (JsonLdRenameKey(at=on("script"), path=("headline",), to="name"), block('{"h\\u0065adline": "x"}')),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdRenameKey, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdRenameKey, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdRenameKey) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdRenameKey(at=on("script"), path=("name",), to="headline") == least(
        json_ld_rename_key(aim(block('{"name": "x"}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_rename_key(aim("<h1>x</h1>", "h1")).is_empty


def test_is_ambiguous() -> None:
    assert JsonLdRenameKey.ambiguous
