"""The character stands in both tags, and nothing else changes."""

import pytest

from harness.mutations.damage.garble_name import GarbleName
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (GarbleName(at=at("p"), character="\b"), "<p class=a>b</p>", "<p\b class=a>b</p\b>"),
    (GarbleName(at=at("div/p"), character="\0"), "<div><P>b</P ></div>", "<div><P\0>b</P\0 ></div>"),
]

LEAVES_ALONE = [
    (GarbleName(at=at("p"), character="\0"), "<p>a"),  # no end tag: the element would hold the rest of the page
    (GarbleName(at=at("script"), character="\0"), "<script>a</script>"),  # its code would become text
    (GarbleName(at=at("b"), character="\0"), "<b><p></b></p>"),  # misnested
    (GarbleName(at=at("i"), character="\0"), "<p>a</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: GarbleName, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: GarbleName, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_describe() -> None:
    assert "control character U+001B put into the name of p" == GarbleName(at=at("p"), character="\x1b").describe()
