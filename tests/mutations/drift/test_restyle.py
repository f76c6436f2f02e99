"""Many classes and ids get new names in one go, wherever they stand, and nothing else changes."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.restyle import Restyle
from tests.mutations.drift.applied import applied

BOTH = Restyle(classes=(("a", "x"), ("c", "")), ids=(("t", "u"),))

CHANGES = [
    (
        BOTH,
        '<h1 id="t" class="a b">x</h1><p class=c>y</p><a href="#t" class=a>z</a>',
        '<h1 id="u" class="x b">x</h1><p >y</p><a href="#u" class="x">z</a>',
    ),
]
LEAVES_ALONE = [
    (BOTH, '<h1 id="other" class="b">x</h1>'),
    (Restyle(), '<h1 id="t" class="a b">x</h1>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Restyle, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: Restyle, source: str) -> None:
    assert source == applied(record, source)


def test_is_stored_as_json() -> None:
    assert decode(json.loads(json.dumps(encode(BOTH)))) == BOTH


def test_simpler_renames_half() -> None:
    assert list(BOTH.simpler()) == [
        Restyle(classes=(("a", "x"),), ids=(("t", "u"),)),
        Restyle(classes=(("c", ""),), ids=(("t", "u"),)),
        Restyle(classes=BOTH.classes),
    ]


def test_describes_by_number() -> None:
    assert BOTH.describe() == "2 classes and 1 ids renamed on the whole page"
