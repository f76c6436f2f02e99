"""An element that holds text gets another tag, with its peers, where that tag may stand."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.retag_leaf import RetagLeaf, retag_leaf
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (RetagLeaf(at=on("body/h1"), to="h2"), '<body><h1 class="a">x</h1>', '<body><h2 class="a">x</h2>'),
    (RetagLeaf(at=on("div/p"), to="div"), "<div><p>1</p><p>2</p></div><p>", "<div><div>1</div><div>2</div></div><p>"),
    (RetagLeaf(at=on("p/b"), to="strong"), "<p><b>1</b></p>", "<p><strong>1</strong></p>"),
    (RetagLeaf(at=on("p"), to="div"), "<p><b><i>1</i><br>2</b></p>", "<div><b><i>1</i><br>2</b></div>"),
]

LEAVES_ALONE = [
    (RetagLeaf(at=on("p/span"), to="div"), "<p><span>1</span></p>"),
    (RetagLeaf(at=on("body/div"), to="p"), "<body><div><p>1</p></div>"),
    (RetagLeaf(at=on("body/div"), to="p"), "<body><div><a><b><div>1</div></b></a></div>"),
    (RetagLeaf(at=on("body/p"), to="div"), "<body><p>1<p>2"),
    (RetagLeaf(at=on("body/h1"), to="table"), "<body><h1>1</h1>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RetagLeaf, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RetagLeaf, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RetagLeaf) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RetagLeaf(at=Anchor(1, "div/h1"), to="h2") == least(retag_leaf(aim("<div><h1>x</h1></div>", "div/h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert retag_leaf(aim("<ul><li>x</ul>", "ul/li")).is_empty


def test_any_depth_of_unclosed_elements_is_looked_into() -> None:
    unclosed = "<b>item<br>" * 2000
    assert f"<p>{unclosed}</p>" == applied(RetagLeaf(at=on("div"), to="p"), f"<div>{unclosed}</div>")
