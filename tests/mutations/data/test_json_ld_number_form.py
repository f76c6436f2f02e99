"""A price or a count is written as people read it; other numbers stay."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_number_form import Form, JsonLdNumberForm, json_ld_number_form
from tests.mutations.drift.applied import aim, applied, block, least, on

FORMS: list[tuple[Form, str, str]] = [
    ("currency", "39.9", "39.90 USD"),
    ("symbol", '"1299"', "$1299.00"),
    ("comma", "39.90", "39,90"),
    ("thousands", "1299", "1,299.00"),
    ("points", "1299.5", "1.299,50"),
]

CHANGES = [
    *(
        (
            JsonLdNumberForm(at=on("script"), path=("price",), to=to),
            block(f'{{"price": {before}, "priceCurrency": "USD"}}'),
            block(f'{{"price": "{after}", "priceCurrency": "USD"}}'),
        )
        for to, before, after in FORMS
    ),
    (
        JsonLdNumberForm(at=on("script"), path=("offers", 0, "reviewCount"), to="thousands"),
        block('{"offers": [{"reviewCount": "1234"}, {"reviewCount": 12}]}'),
        block('{"offers": [{"reviewCount": "1,234"}, {"reviewCount": 12}]}'),
    ),
    (
        JsonLdNumberForm(at=on("script"), path=("min_price",), to="currency", block="state"),
        '<script>var s = {"min_price": 5};</script>',
        '<script>var s = {"min_price": "5.00 EUR"};</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdNumberForm(at=on("script"), path=("sku",), to="currency"), block('{"sku": 12345}')),
    (JsonLdNumberForm(at=on("script"), path=("price",), to="thousands"), block('{"price": 999.99}')),
    (JsonLdNumberForm(at=on("script"), path=("price",), to="currency"), block('{"price": "from 5"}')),
    (JsonLdNumberForm(at=on("script"), path=("value",), to="currency"), block('{"value": 5}')),
    (JsonLdNumberForm(at=on("script"), path=("reviewCount",), to="comma"), block('{"reviewCount": 5}')),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdNumberForm, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdNumberForm, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdNumberForm) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdNumberForm(at=on("script"), path=("price",), to="currency") == least(
        json_ld_number_form(aim(block('{"price": 5}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_number_form(aim("<h1>x</h1>", "h1")).is_empty


def test_is_ambiguous() -> None:
    assert JsonLdNumberForm.ambiguous
