"""What leads to the next page leads back; no other link changes."""

import pytest

from harness.mutations import decode, encode
from harness.mutations.damage.loop_next_link import LoopNextLink
from tests.mutations.noise.sample import page_of, source_after

LOOP = LoopNextLink(own="https://a.example/l", following="https://a.example/l?page=2&by=new", to="https://a.example/l")

CHANGES = [
    ('<link rel=next href="https://a.example/l?page=2&amp;by=new">', '<link rel=next href="https://a.example/l">'),
    ("<a class=next href=?page=2&by=new>on</a>", '<a class=next href="https://a.example/l">on</a>'),
    (
        "<a href=' /l?page=2&amp;by=new#top '>2</a><a href='/l?page=3'>3</a>",
        "<a href=\"https://a.example/l\">2</a><a href='/l?page=3'>3</a>",
    ),
]

LEAVES_ALONE = ["<a href='?page=3&by=new'>3</a>", "<a href>on</a>", "<a href='http://[::1'>on</a>", "<p>page 2</p>"]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_changes(before: str, after: str) -> None:
    assert after == source_after(LOOP, before)


@pytest.mark.parametrize("source", LEAVES_ALONE)
def test_leaves_alone(source: str) -> None:
    assert [] == LOOP.edits(page_of(source))


def test_it_is_told_and_stored() -> None:
    assert LOOP.describe().endswith("?page=2&by=new, lead back to itself")
    assert LOOP == decode(encode(LOOP))
