"""Two neighbours of different shape change places; lists and labels keep their order."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.reorder_siblings import ReorderSiblings, reorder_siblings
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (ReorderSiblings(at=on("div/h1")), "<div><h1>x</h1> <p>y</p></div>", "<div><p>y</p><h1>x</h1> </div>"),
    (
        ReorderSiblings(at=on("div/p")),
        '<div><p class="a">x</p><p class="b">y</p></div>',
        '<div><p class="b">y</p><p class="a">x</p></div>',
    ),
]

LEAVES_ALONE = [
    (ReorderSiblings(at=on("div/p")), "<div><p>x</p><p>y</p></div>"),
    (ReorderSiblings(at=on("div/h2")), "<div><h2>x</h2><p>y</p></div>"),
    (ReorderSiblings(at=on("div/h1")), "<div><h1>x</h1> text <p>y</p></div>"),
    (ReorderSiblings(at=on("div/p")), "<div><p>k</p><div>v</div><p>l</p><div>w</div></div>"),
    (ReorderSiblings(at=on("div/h1")), "<div><h1>x</h1></div>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ReorderSiblings, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ReorderSiblings, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: ReorderSiblings) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert ReorderSiblings(at=Anchor(1, "div/h1")) == least(
        reorder_siblings(aim("<div><h1>x</h1><p>y</p></div>", "div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert reorder_siblings(aim("<div><h1>x</h1></div>", "div/h1")).is_empty
