"""The text goes, the tags stay."""

import pytest

from harness.mutations.damage.empty_element import EmptyElement
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (EmptyElement(at=at("p")), "<p>a <b>c</b> d</p>e", "<p><b></b></p>e"),
    (EmptyElement(at=at("script")), "<script>x()</script>", "<script></script>"),
]

LEAVES_ALONE = [
    (EmptyElement(at=at("p")), "<p><img></p>"),  # no text
    (EmptyElement(at=at("i")), "<b>x</b>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: EmptyElement, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: EmptyElement, source: str) -> None:
    assert [] == record.edits(page_of(source))
