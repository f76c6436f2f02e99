"""Of a list the first entry is left, or one more of its kind stands behind the last."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_list_length import JsonLdListLength, json_ld_list_length
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (JsonLdListLength(at=on("script"), path=("image",)), block('{"image": [ "x", "y" ]}'), block('{"image": "x"}')),
    (
        JsonLdListLength(at=on("script"), path=("author",), to="more"),
        block('{"author": {"@type": "Person", "name": "A"}}'),
        block('{"author": [{"@type": "Person", "name": "A"}, {"@type": "Person", "name": "zqvxa zqvxb"}]}'),
    ),
    (
        JsonLdListLength(at=on("script"), path=("brand",), to="more"),
        block(f'{{"brand": {{"@type": {"1" * 4301}}}}}'),
        block(f'{{"brand": [{{"@type": {"1" * 4301}}}, {{"@type": {"1" * 4301}, "name": "zqvxa zqvxb"}}]}}'),
    ),
    (
        JsonLdListLength(at=on("script"), path=(0, "image"), to="more"),
        block('[{"image": ["https://a.example/x.jpg?w=1"]}, {"image": "/x.png"}]'),
        block(
            '[{"image": ["https://a.example/x.jpg?w=1", "https://zqvxa.example/zqvxb.jpg"]}, '
            '{"image": ["/x.png", "zqvxa zqvxb"]}]'
        ),
    ),
]

LEAVES_ALONE = [
    (JsonLdListLength(at=on("script"), path=("image",)), block('{"image": ["x"]}')),
    (JsonLdListLength(at=on("script"), path=("image",), to="more"), block('{"image": []}')),
    (JsonLdListLength(at=on("script"), path=("price",), to="more"), block('{"price": 1}')),
    (JsonLdListLength(at=on("script"), path=("@graph",)), block('{"@graph": [1, 2]}')),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdListLength, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdListLength, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdListLength) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdListLength(at=on("script"), path=("image",)) == least(
        json_ld_list_length(aim(block('{"image": ["x", "y"]}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_list_length(aim("<h1>x</h1>", "h1")).is_empty


def test_is_ambiguous() -> None:
    assert JsonLdListLength.ambiguous
