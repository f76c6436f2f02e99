"""The attribute goes whole."""

import pytest

from harness.mutations.damage.drop_attribute import DropAttribute
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (DropAttribute(at=at("a"), attribute="href"), '<a id=x href="/y">z', "<a id=x>z"),
    (DropAttribute(at=at("a"), attribute="id"), '<a id=x href="/y">z', '<a href="/y">z'),
]

LEAVES_ALONE = [
    (DropAttribute(at=at("a"), attribute="title"), '<a href="">z'),  # no such attribute
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropAttribute, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropAttribute, source: str) -> None:
    assert [] == record.edits(page_of(source))
