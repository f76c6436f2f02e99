"""The root moves into a graph or list or out of it, and its own text stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_move_root import JsonLdMoveRoot, json_ld_move_root
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (
        JsonLdMoveRoot(at=on("script")),
        block(' {"a": 1} '),
        block(' {"@context": "https://schema.org", "@graph": [{"a": 1}]} '),
    ),
    (JsonLdMoveRoot(at=on("script"), move="to-list"), block('{"a": 1}'), block('[{"a": 1}]')),
    (JsonLdMoveRoot(at=on("script"), move="from-list"), block('[ {"a": 1} ]'), block('{"a": 1}')),
    (
        JsonLdMoveRoot(at=on("script"), move="from-graph"),
        block('{"@context": "c", "@graph": [{"a": 1}]}'),
        block('{"a": 1}'),
    ),
    (
        JsonLdMoveRoot(at=on("script"), move="to-data", block="JSON"),
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/json">{"data": {"a": 1}}</script>',
    ),
    (
        JsonLdMoveRoot(at=on("script"), move="from-data", block="state"),
        '<script>s = {"props": {"a": 1}};</script>',
        '<script>s = {"a": 1};</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdMoveRoot(at=on("script"), move="to-data"), block('{"a": 1}')),
    (JsonLdMoveRoot(at=on("script"), move="from-data", block="state"), '<script>s = {"a": {}, "b": 1};</script>'),
    (JsonLdMoveRoot(at=on("script"), move="to-list", block="JSON"), '<script type="application/json">{}</script>'),
    (JsonLdMoveRoot(at=on("script")), block('{"@graph": [{}, {}]}')),
    (JsonLdMoveRoot(at=on("script"), move="from-list"), block("[{}, {}]")),
    (JsonLdMoveRoot(at=on("script"), move="to-list"), block('"x"')),
    (JsonLdMoveRoot(at=on("script"), move="from-graph"), block('{"@graph": [{}], "name": "x"}')),
    (JsonLdMoveRoot(at=on("script")), block("")),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdMoveRoot, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdMoveRoot, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdMoveRoot) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdMoveRoot(at=on("script")) == least(json_ld_move_root(aim(block('{"name": "x"}'), "script")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_move_root(aim("<h1>x</h1>", "h1")).is_empty
