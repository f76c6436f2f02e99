"""An id is renamed with all that refers to it."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.rename_id import RenameId, rename_id
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        RenameId(at=on("h1"), to="z"),
        '<h1 id="a">x</h1><a href="#a">x</a><p aria-labelledby="b a">',
        '<h1 id="z">x</h1><a href="#z">x</a><p aria-labelledby="b z">',
    ),
    (RenameId(at=on("h1"), to="z"), "<h1 id=a>x</h1><label for=a>", "<h1 id=z>x</h1><label for=z>"),
    (RenameId(at=on("h1"), to="z"), '<h1 id="a">x</h1><a href="/b#a">', '<h1 id="z">x</h1><a href="/b#a">'),
]

LEAVES_ALONE = [
    (RenameId(at=on("h1"), to="z"), "<h1 id>x</h1>"),
    (RenameId(at=on("h1"), to="z"), "<h1>x</h1><p id=a>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RenameId, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RenameId, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RenameId) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RenameId(at=on("h1"), to="a-2") == least(rename_id(aim('<h1 id="a">x</h1>', "h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert rename_id(aim("<h1>x</h1>", "h1")).is_empty


def test_the_number_of_an_entry_is_a_value() -> None:
    source = "<h1 id=top1>x</h1><p id=post-1>x</p><p id=post-2>x</p>"
    assert RenameId(at=on("h1"), to="top1-2") == least(rename_id(aim(source, "h1", "p")))
    assert rename_id(aim(source.removeprefix("<h1 id=top1>x</h1>"), "p")).is_empty
