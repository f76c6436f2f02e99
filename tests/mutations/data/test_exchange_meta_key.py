"""A meta element's key stands under `name` in place of `property`, or the other way round."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.exchange_meta_key import ExchangeMetaKey, exchange_meta_key
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        ExchangeMetaKey(at=on("meta")),
        '<meta property="og:title" content="x"><meta property=og:title content=y><meta property="og:url" content="z">',
        '<meta name="og:title" content="x"><meta name=og:title content=y><meta property="og:url" content="z">',
    ),
    (ExchangeMetaKey(at=on("meta")), "<meta content=x NAME=date>", "<meta content=x property=date>"),
]

LEAVES_ALONE = [
    (ExchangeMetaKey(at=on("meta")), "<meta name=title property=og:title content=x>"),
    (ExchangeMetaKey(at=on("meta")), "<meta itemprop=name content=x>"),
    (ExchangeMetaKey(at=on("meta")), "<meta name=viewport content=x>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ExchangeMetaKey, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ExchangeMetaKey, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: ExchangeMetaKey) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert ExchangeMetaKey(at=on("meta")) == least(exchange_meta_key(aim("<meta property=a content=x>", "meta")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert exchange_meta_key(aim("<h1>x</h1>", "h1")).is_empty
