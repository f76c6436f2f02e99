"""Characters of a text become references, and every other character of the block stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_entities import JsonLdEntities, json_ld_entities
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (
        JsonLdEntities(at=on("script"), path=("name",)),
        block('{"name": "Fish & \\"Chips\\" at Ann\'s", "k": "&"}'),
        block('{"name": "Fish &amp; &quot;Chips&quot; at Ann&#039;s", "k": "&"}'),
    ),
    (
        JsonLdEntities(at=on("script"), path=("name",)),
        block('{"name": "a \\u0026 b&amp;"}'),
        block('{"name": "a &amp; b&amp;amp;"}'),
    ),
    (
        JsonLdEntities(at=on("script"), path=("name",)),
        block('{"name": "a \u2013 b"}'),
        block('{"name": "a &#8211; b"}'),
    ),
    (
        JsonLdEntities(at=on("script"), path=(0, "name"), block="JSON"),
        '<script type="application/json">[{"name": "a"}, {"name": "&"}]</script>',
        '<script type="application/json">[{"name": "a"}, {"name": "&amp;"}]</script>',
    ),
]

LEAVES_ALONE = [
    (JsonLdEntities(at=on("script"), path=("name",)), block('{"name": "plain \\\\ \\u00e9"}')),
    (JsonLdEntities(at=on("script"), path=("@id",)), block('{"@id": "?a&b"}')),
    (JsonLdEntities(at=on("script"), path=("name",)), block('{"name": ["&"]}')),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdEntities, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdEntities, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdEntities) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdEntities(at=on("script"), path=("name",)) == least(
        json_ld_entities(aim(block('{"name": "a & b"}'), "script"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_entities(aim("<h1>x</h1>", "h1")).is_empty


def test_is_ambiguous() -> None:
    assert JsonLdEntities.ambiguous
