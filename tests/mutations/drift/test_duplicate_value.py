"""A copy of the element follows it, with other classes and no ids; what it brings about may be excused."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.duplicate_value import DuplicateValue, duplicate_value
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        DuplicateValue(at=on("body/h1")),
        '<body><h1 class="a b" id=t>x</h1>',
        '<body><h1 class="a b" id=t>x</h1><h1 class="a-mobile b-mobile">x</h1>',
    ),
    (DuplicateValue(at=on("p/b")), "<p>1 <b><i id=k>x</i></b></p>", "<p>1 <b><i id=k>x</i></b><b><i>x</i></b></p>"),
]

LEAVES_ALONE = [
    (DuplicateValue(at=on("ul/li")), "<ul><li>x</li></ul>"),
    (DuplicateValue(at=on("p")), "<p>1<p>2"),
    (DuplicateValue(at=on("body/h1")), f"<body><h1>{'x' * 5000}</h1>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DuplicateValue, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DuplicateValue, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DuplicateValue) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DuplicateValue(at=Anchor(1, "div/h1")) == least(duplicate_value(aim("<div><h1>x</h1></div>", "div/h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert duplicate_value(aim("<html><head><title>x</title></head></html>", "html/head/title")).is_empty


def test_is_ambiguous() -> None:
    assert DuplicateValue.ambiguous
