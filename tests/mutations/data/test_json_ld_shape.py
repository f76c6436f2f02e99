"""A JSON-LD value gets another shape; every other character of the block stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_shape import JsonLdShape, json_ld_shape
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (
        JsonLdShape(at=on("script"), path=("name",), to="list"),
        block('{ "name" : "x",  "k": 1 }'),
        block('{ "name" : ["x"],  "k": 1 }'),
    ),
    (JsonLdShape(at=on("script"), path=("image",), to="single"), block('{"image": [ "x" ]}'), block('{"image": "x"}')),
    (
        JsonLdShape(at=on("script"), path=("author",), to="object"),
        block('{"author": "A"}'),
        block('{"author": {"@type": "Person", "name": "A"}}'),
    ),
    (
        JsonLdShape(at=on("script"), path=("author",), to="name"),
        block('{"author": {"@type": "Person", "name": "A"}}'),
        block('{"author": "A"}'),
    ),
    (
        JsonLdShape(at=on("script"), path=("offers", "price"), to="text"),
        block('{"offers": {"price": 9.50}}'),
        block('{"offers": {"price": "9.5"}}'),
    ),
    (
        JsonLdShape(at=on("script"), path=(0, "name"), to="list"),
        block('[{"name": "x"}, {"name": "y"}]'),
        block('[{"name": ["x"]}, {"name": ["y"]}]'),
    ),
    (
        JsonLdShape(at=on("script"), path=("image",), to="image"),
        block('{"image": "https://a.example/x.jpg"}'),
        block('{"image": {"@type": "ImageObject", "url": "https://a.example/x.jpg"}}'),
    ),
    (
        JsonLdShape(at=on("script"), path=("image",), to="url"),
        block('{"image": {"@type": "ImageObject", "contentUrl": "/x.jpg", "width": 9}}'),
        block('{"image": "/x.jpg"}'),
    ),
    (
        JsonLdShape(at=on("script"), path=("offers", "price"), to="number"),
        block('{"offers": {"price": "9.5"}}'),
        block('{"offers": {"price": 9.5}}'),
    ),
    (
        JsonLdShape(at=on("script"), path=("name",), to="list", block="state"),
        '<script>window.s = {"name": "x"};</script>',
        '<script>window.s = {"name": ["x"]};</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdShape(at=on("script"), path=("price",), to="number"), block('{"price": "9.50"}')),
    (JsonLdShape(at=on("script"), path=("sku",), to="number"), block('{"sku": "12"}')),
    (JsonLdShape(at=on("script"), path=("price",), to="number"), block(f'{{"price": "{"9" * 4301}"}}')),
    (JsonLdShape(at=on("script"), path=("price",), to="text"), block(f'{{"price": {"9" * 4301}}}')),
    (JsonLdShape(at=on("script"), path=("image",), to="url"), block('{"image": {"url": "/x.jpg", "name": "x"}}')),
    (JsonLdShape(at=on("script"), path=("image",), to="image"), block('{"image": "none"}')),
    (JsonLdShape(at=on("script"), path=("name",), to="list"), block('{"name": "x",}')),
    (JsonLdShape(at=on("script"), path=("@context",), to="list"), block('{"@context": "x"}')),
    (JsonLdShape(at=on("script"), path=("image",), to="single"), block('{"image": ["x", "y"]}')),
    (JsonLdShape(at=on("script"), path=("name",), to="object"), block('{"name": "x"}')),
    (JsonLdShape(at=on("script"), path=("name",), to="list"), '<script>{"name": "x"}</script>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdShape, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdShape, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdShape) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdShape(at=on("script"), path=("name",), to="list") == least(
        json_ld_shape(aim(block('{"name": "x"}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_shape(aim("<h1>x</h1>", "h1")).is_empty
