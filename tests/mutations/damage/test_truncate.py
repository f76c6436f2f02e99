"""Everything behind the cut goes."""

import pytest

from harness.mutations.aim import Aim
from harness.mutations.damage.truncate import Truncate, truncate
from tests.mutations.noise.records import draw
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (Truncate(back=3), "<p>abc</p>", "<p>abc<"),
    (Truncate(at=at("p")), "<p>abc</p><p>d</p>", "<p>abc</p>"),
    (Truncate(at=at("p"), back=5), "<p>abc</p><p>d</p>", "<p>ab"),
]

LEAVES_ALONE = [
    (Truncate(), "<p>abc</p>"),  # nothing behind
    (Truncate(back=99), "<p>abc</p>"),  # before the page
    (Truncate(at=at("i")), "<p>abc</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Truncate, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: Truncate, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler_cuts_later_and_ends() -> None:
    """From any cut, shrinking reaches the last one that matters in few steps."""
    assert [0, 50, 75, 88, 94, 97, 99] == [record.back for record in Truncate(back=100).simpler()]
    assert [] == list(Truncate(back=0).simpler())


PLACES = """<div><p id="one two">caf&eacute;</p><!-- note --><script>{"a": "one two"}</script></div>"""

KINDS = {
    "tag": "<div><p id",
    "attribute": '<div><p id="one',
    "reference": '<div><p id="one two">caf&e',
    "end tag": '<div><p id="one two">caf&eacute;</',
    "comment": '<div><p id="one two">caf&eacute;</p><!-- ',
    "script": """<div><p id="one two">caf&eacute;</p><!-- note --><script>{"a": "o""",
}


def test_every_kind_of_place_is_drawn() -> None:
    page = page_of(PLACES)
    drawn = {source_after(record, PLACES) for record in draw(truncate(Aim(page)), 150)}
    assert {} == {kind: left for kind, left in KINDS.items() if left not in drawn}
