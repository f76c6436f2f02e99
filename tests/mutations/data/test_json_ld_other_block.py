"""A block of a type that the page has not yet is put before another."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_other_block import JsonLdOtherBlock, Type, json_ld_other_block
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (
        JsonLdOtherBlock(at=on("script")),
        block('{"@type": "Product"}'),
        block(
            '{"@context": "https://schema.org", "@type": "SiteNavigationElement", "name": "zqvxa zqvxb", '
            '"url": "https://zqvxa.example/"}'
        )
        + block('{"@type": "Product"}'),
    ),
    (
        JsonLdOtherBlock(at=on("script"), type="settings", block="JSON"),
        '<script type="application/json">{}</script>',
        (
            '<script type="application/json">{"locale": "en", "theme": {"name": "zqvxa zqvxb"}}</script>'
            '<script type="application/json">{}</script>'
        ),
    ),
]

LEAVES_ALONE = [
    (JsonLdOtherBlock(at=on("script"), type="WebSite"), block('{"@graph": [{"@type": ["WebSite"]}]}')),
    (JsonLdOtherBlock(at=on("script")), block("broken")),
    (JsonLdOtherBlock(at=on("script"), type="settings"), block("{}")),
    (JsonLdOtherBlock(at=on("script"), block="JSON"), '<script type="application/json">{}</script>'),
    (JsonLdOtherBlock(at=on("script"), type="settings", block="state"), '<script>a = {"b": 1}</script>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdOtherBlock, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdOtherBlock, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdOtherBlock) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdOtherBlock(at=on("script")) == least(json_ld_other_block(aim(block('{"name": "x"}'), "script")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_other_block(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_the_type_that_nobody_reads() -> None:
    record = JsonLdOtherBlock(at=on("script"), type="WebSite")
    assert [JsonLdOtherBlock(at=on("script"))] == list(record.simpler())


@pytest.mark.parametrize(("kind", "excused"), [("SiteNavigationElement", False), ("Organization", True)])
def test_is_ambiguous_where_scrapers_may_look_for_the_type(kind: Type, excused: bool) -> None:
    assert excused == JsonLdOtherBlock(at=on("script"), type=kind).ambiguous
