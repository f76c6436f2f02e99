"""A wrapper's tags go and its content stays; what means something keeps its tags."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.unwrap import Unwrap, unwrap
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (Unwrap(at=on("body/div")), '<body><div class="a"><h1>x</h1></div>', "<body><h1>x</h1>"),
    (
        Unwrap(at=on("ul/li/div")),
        "<ul><li><div><p>1</p></div><li><div><p>2</p></div></ul>",
        "<ul><li><p>1</p><li><p>2</p></ul>",
    ),
    (Unwrap(at=on("body/p/span")), "<body><p><span>a <b>x</b></span></p>", "<body><p>a <b>x</b></p>"),
]

LEAVES_ALONE = [
    (Unwrap(at=on("body/div")), "<body><div>text <h1>x</h1></div>"),
    (Unwrap(at=on("body/div")), "<body><div><a>x</a></div>"),
    (Unwrap(at=on("body/div")), "<body><div itemscope><h1>x</h1></div>"),
    (Unwrap(at=on("body/form")), "<body><form><p>x</p></form>"),
    (Unwrap(at=on("body/div")), "<body><div><h1>x</h1>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Unwrap, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: Unwrap, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: Unwrap) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert Unwrap(at=Anchor(1, "body/div")) == least(unwrap(aim("<body><div><h1>x</h1></div>", "body/div/h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert unwrap(aim("<ul><li>x</ul>", "ul/li")).is_empty
