"""A property moves into its element, with its value for machines; what is shown stays."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.move_itemprop import MoveItemprop, move_itemprop
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        MoveItemprop(at=on("ul/li")),
        "<ul><li itemprop=n>1</li><li itemprop=n content=2 class=a>II</li><li itemprop=m>3</li></ul>",
        (
            '<ul><li><span itemprop="n">1</span></li><li class=a><span itemprop="n" content="2">II</span></li>'
            "<li itemprop=m>3</li></ul>"
        ),
    ),
    (
        MoveItemprop(at=on("p"), to="meta"),
        '<p itemprop="price" content="39.90">39.90 EUR</p>',
        '<p><meta itemprop="price" content="39.90">39.90 EUR</p>',
    ),
    (
        MoveItemprop(at=on("h1"), to="meta"),
        '<h1 itemprop="name">A &amp; "B"\n c</h1>',
        '<h1><meta itemprop="name" content="A &amp; &quot;B&quot; c">A &amp; "B"\n c</h1>',
    ),
]

LEAVES_ALONE = [
    (MoveItemprop(at=on("p")), "<p itemprop=name><b>x</b></p>"),
    (MoveItemprop(at=on("p")), "<p itemprop=name>x<!-- y --></p>"),
    (MoveItemprop(at=on("p")), "<p itemprop=author itemscope></p>"),
    (MoveItemprop(at=on("p")), "<p itemprop=name>x"),
    (MoveItemprop(at=on("a")), "<a itemprop=url href=x>y</a>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: MoveItemprop, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: MoveItemprop, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: MoveItemprop) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert MoveItemprop(at=on("p")) == least(move_itemprop(aim('<p itemprop="name">x</p>', "p")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert move_itemprop(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_a_span() -> None:
    assert [MoveItemprop(at=on("p"))] == list(MoveItemprop(at=on("p"), to="meta").simpler())
