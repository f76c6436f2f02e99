"""A property's value for machines goes or is emptied, and what is shown stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.empty_itemprop import EmptyItemprop, empty_itemprop
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (EmptyItemprop(at=on("p")), "<p itemprop=n content=2>II</p>", "<p itemprop=n>II</p>"),
    (
        EmptyItemprop(at=on("ul/li[2]"), how="emptied"),
        "<ul><li itemprop=n content=1>I<li itemprop=n content=2>II<li itemprop=m content=3>III</ul>",
        '<ul><li itemprop=n content="">I<li itemprop=n content="">II<li itemprop=m content=3>III</ul>',
    ),
]

LEAVES_ALONE = [
    (EmptyItemprop(at=on("meta")), "<meta itemprop=n content=2>"),
    (EmptyItemprop(at=on("p")), "<p content=2>II</p>"),
    (EmptyItemprop(at=on("p")), "<p itemprop=n>II</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: EmptyItemprop, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: EmptyItemprop, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: EmptyItemprop) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert EmptyItemprop(at=on("p")) == least(empty_itemprop(aim("<p itemprop=n content=2>II</p>", "p")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert empty_itemprop(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_to_remove_it() -> None:
    assert [EmptyItemprop(at=on("p"))] == list(EmptyItemprop(at=on("p"), how="emptied").simpler())


def test_is_ambiguous() -> None:
    assert EmptyItemprop.ambiguous
