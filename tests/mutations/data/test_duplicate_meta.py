"""A meta element comes again with another value of its kind."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.duplicate_meta import DuplicateMeta, duplicate_meta
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        DuplicateMeta(at=on("meta")),
        '<meta property="og:title" content="x" id=a>',
        '<meta property="og:title" content="x" id=a><meta property="og:title" content="zqvxa zqvxb" id=a>',
    ),
    (
        DuplicateMeta(at=on("meta"), side="before"),
        '<meta name=image content="https://a.example/x.jpg">',
        (
            '<meta name=image content="https://zqvxa.example/zqvxb.jpg">'
            '<meta name=image content="https://a.example/x.jpg">'
        ),
    ),
    (
        DuplicateMeta(at=on("meta")),
        "<meta name=date content=2025-03-01T09:30:00Z>",
        '<meta name=date content=2025-03-01T09:30:00Z><meta name=date content="2011-11-11T09:30:00Z">',
    ),
]

LEAVES_ALONE = [
    (DuplicateMeta(at=on("meta")), "<meta charset=utf-8>"),
    (DuplicateMeta(at=on("meta")), "<meta name=robots content=noindex>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DuplicateMeta, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DuplicateMeta, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DuplicateMeta) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DuplicateMeta(at=on("meta")) == least(duplicate_meta(aim("<meta property=a content=x>", "meta")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert duplicate_meta(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_behind() -> None:
    assert [DuplicateMeta(at=on("meta"))] == list(DuplicateMeta(at=on("meta"), side="before").simpler())


def test_is_ambiguous() -> None:
    assert DuplicateMeta.ambiguous
