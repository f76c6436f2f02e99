"""A sibling above a value goes, whole; parts of lists and tables stay."""

import json

import pytest

from harness.mutations import Aim, decode, encode
from harness.mutations.drift.remove_sibling import RemoveSibling, remove_sibling
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (RemoveSibling(at=on("div/p")), "<div><p>ad</p><h1>x</h1></div>", "<div><h1>x</h1></div>"),
    (RemoveSibling(at=on("div/img")), "<div><img src=a><h1>x</h1></div>", "<div><h1>x</h1></div>"),
]

LEAVES_ALONE = [
    (RemoveSibling(at=on("ul/li")), "<ul><li>ad</li><li>x</li></ul>"),
    (RemoveSibling(at=on("div/p")), "<div><p>ad<h1>x</h1></div>"),
    (RemoveSibling(at=on("b")), "<b><p>x</b>y</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RemoveSibling, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RemoveSibling, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RemoveSibling) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RemoveSibling(at=Anchor(1, "div/p")) == least(
        remove_sibling(aim("<div><p>ad</p><h1>x</h1></div>", "div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert remove_sibling(aim("<div><p>ad</p><h1>x</h1></div>")).is_empty


@pytest.mark.parametrize(
    "source",
    [
        "<div><h1>x</h1><p>below</p></div>",
        '<div><h1 class="a">like the value</h1><h1 class="a">x</h1></div>',
    ],
)
def test_what_stands_below_or_looks_like_the_value_stays(source: str) -> None:
    assert remove_sibling(aim(source, "div/h1[2]" if "like" in source else "div/h1")).is_empty


def test_nothing_is_removed_from_within_a_value() -> None:
    source = "<div><b>part</b> of the text <i>x</i></div>"
    indexed = aim(source, "div")
    assert remove_sibling(Aim(indexed.page, (0, 2), (0,), (0,))).is_empty
