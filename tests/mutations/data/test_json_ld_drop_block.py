"""The block goes, and no other script."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.json_ld_drop_block import JsonLdDropBlock, json_ld_drop_block
from tests.mutations.drift.applied import aim, applied, block, least, on

CHANGES = [
    (JsonLdDropBlock(at=on("script")), block("x") + "<p>", "<p>"),
    (JsonLdDropBlock(at=on("script"), block="JSON"), '<script type="application/json">1</script><p>', "<p>"),
    (JsonLdDropBlock(at=on("script"), block="state"), '<script>s = {"a": 1};</script><p>', "<p>"),
]

LEAVES_ALONE = [
    (JsonLdDropBlock(at=on("script")), '<script type="application/json">1</script>'),
    (JsonLdDropBlock(at=on("script")), "<script>x</script>"),
    (JsonLdDropBlock(at=on("script")), '<script type="application/ld+json">x'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: JsonLdDropBlock, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: JsonLdDropBlock, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: JsonLdDropBlock) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert JsonLdDropBlock(at=on("script")) == least(json_ld_drop_block(aim(block('{"name": "x"}'), "script")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert json_ld_drop_block(aim("<h1>x</h1>", "h1")).is_empty
