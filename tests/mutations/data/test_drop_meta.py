"""A meta element goes with all of its property, or keeps an empty content."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.drop_meta import DropMeta, drop_meta
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        DropMeta(at=on("meta")),
        '<meta property="og:title" content="x"><meta property="og:url" content="y">',
        '<meta property="og:url" content="y">',
    ),
    (DropMeta(at=on("meta")), "<meta name=tag content=x><meta name=tag content=y>", ""),
    (DropMeta(at=on("meta"), how="emptied"), "<meta content=x name=k>", '<meta content="" name=k>'),
]

LEAVES_ALONE = [
    (DropMeta(at=on("meta")), "<meta charset=utf-8>"),
    (DropMeta(at=on("meta")), "<meta name=viewport content=x>"),
    (DropMeta(at=on("meta")), "<meta property=a content>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropMeta, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropMeta, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DropMeta) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DropMeta(at=on("meta")) == least(drop_meta(aim("<meta property=a content=x>", "meta")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert drop_meta(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_to_remove_it() -> None:
    assert [DropMeta(at=on("meta"))] == list(DropMeta(at=on("meta"), how="emptied").simpler())
