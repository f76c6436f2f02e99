"""The microdata of one type goes with all within, and nothing is left to another item."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.drop_microdata import DropMicrodata, drop_microdata
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        DropMicrodata(at=on("div")),
        '<div itemscope itemtype="P"><b itemprop="brand" itemscope><i itemprop="name">x</i></b></div><p itemprop="n">',
        '<div><b><i>x</i></b></div><p itemprop="n">',
    ),
    (
        DropMicrodata(at=on("li")),
        "<li itemscope itemtype=A><b itemprop=n>1</b></li><p itemscope itemtype=B><li itemscope itemtype=A>2</li>",
        "<li><b>1</b></li><p itemscope itemtype=B><li>2</li>",
    ),
]

LEAVES_ALONE = [
    (DropMicrodata(at=on("p")), "<p itemprop=name>x</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropMicrodata, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropMicrodata, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DropMicrodata) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert DropMicrodata(at=on("p")) == least(drop_microdata(aim("<p itemscope>x</p>", "p")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert drop_microdata(aim("<h1>x</h1>", "h1")).is_empty
