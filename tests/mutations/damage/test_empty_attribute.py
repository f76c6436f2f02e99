"""The value goes, the name stays."""

import pytest

from harness.mutations.damage.empty_attribute import EmptyAttribute
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (EmptyAttribute(at=at("a"), attribute="href"), "<a id=x HREF='/y'>z", '<a id=x href="">z'),
]

LEAVES_ALONE = [
    (EmptyAttribute(at=at("a"), attribute="href"), '<a href="">z'),  # empty already
    (EmptyAttribute(at=at("a"), attribute="id"), '<a href="/y">z'),  # no such attribute
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: EmptyAttribute, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: EmptyAttribute, source: str) -> None:
    assert [] == record.edits(page_of(source))
