"""A key goes with one comma, or becomes null; every other character of the block stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_drop_key import JsonLdDropKey, json_ld_drop_key
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (JsonLdDropKey(at=on("script"), path=("a",)), block('{"a": 1, "b": 2}'), block('{"b": 2}')),
    (JsonLdDropKey(at=on("script"), path=("b",)), block('{"a": 1, "b": {"c": []} }'), block('{"a": 1 }')),
    (JsonLdDropKey(at=on("script"), path=("a",)), block('{ "a": 1 }'), block("{  }")),
    (
        JsonLdDropKey(at=on("script"), path=("a",), how="null"),
        block('{"a": [1], "b": 2}'),
        block('{"a": null, "b": 2}'),
    ),
    (
        JsonLdDropKey(at=on("script"), path=("@graph", 1, "a")),
        block('{"@graph": [{"a": 1}, {"a": 2, "b": 3}]}'),
        block('{"@graph": [{}, {"b": 3}]}'),
    ),
    (
        JsonLdDropKey(at=on("script"), path=("p", "a"), how="null", block="state"),
        '<script>s = {"p": {"a": 1}};</script>',
        '<script>s = {"p": {"a": null}};</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdDropKey(at=on("script"), path=("a",)), block('{"a": 1, "a": 2}')),
    (JsonLdDropKey(at=on("script"), path=("a",)), '<script>s = {"a": 1};</script>'),
    (JsonLdDropKey(at=on("script"), path=("c",)), block('{"a": 1}')),
    (JsonLdDropKey(at=on("script"), path=("a",)), block('{"a": 1')),
    (JsonLdDropKey(at=on("script"), path=("@context",)), block('{"@context": 1}')),
    (JsonLdDropKey(at=on("script"), path=(0,)), block("[1]")),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdDropKey, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdDropKey, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdDropKey) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdDropKey(at=on("script"), path=("name",)) == least(
        json_ld_drop_key(aim(block('{"name": "x"}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_drop_key(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_to_remove_it() -> None:
    record = JsonLdDropKey(at=on("script"), path=("a",), how="null")
    assert [JsonLdDropKey(at=on("script"), path=("a",))] == list(record.simpler())
