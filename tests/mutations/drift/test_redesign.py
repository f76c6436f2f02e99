"""Every class and id of the page gets a new name, and references to ids still hold."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.redesign import Redesign, redesign
from tests.mutations.drift.applied import aim, applied, least

CHANGES = [
    (
        Redesign(),
        '<h1 id="t" class="a b">x</h1><a href="#t" class=a>x</a><a href="#other">',
        '<h1 id="x1-t" class="x1-a x1-b">x</h1><a href="#x1-t" class="x1-a">x</a><a href="#other">',
    ),
    (Redesign(rule="hash"), '<h1 class="a">x</h1>', '<h1 class="x1-e8b7be43">x</h1>'),
    (Redesign(prefix="x2-"), "<h1 id=a>x</h1>", "<h1 id=x2-a>x</h1>"),
    (
        Redesign(),
        '<h1 id="a&quot;b&amp;c">x</h1><a href="#a&quot;b&amp;c">x</a>',
        '<h1 id="x1-a&quot;b&amp;c">x</h1><a href="#x1-a&quot;b&amp;c">x</a>',
    ),
    (Redesign(), "<h1 id=a&#32;b&gt;c>x</h1>", '<h1 id="x1-a b&gt;c">x</h1>'),
]

LEAVES_ALONE = [
    (Redesign(), "<h1>x</h1>"),
    (Redesign(), '<h1 class="">x</h1>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Redesign, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: Redesign, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: Redesign) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert Redesign() == least(redesign(aim('<h1 id="a">x</h1>', "h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert redesign(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_the_first_rule_and_prefix() -> None:
    record = Redesign(rule="hash", prefix="x2-")
    assert [Redesign(rule="prefix", prefix="x2-"), Redesign(rule="hash")] == list(record.simpler())
