"""The attribute stands first in the start tag, and the others stay."""

import pytest

from harness.mutations.damage.long_attribute import LongAttribute
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (LongAttribute(at=at("p"), size=3), "<p class=a>b</p>", '<p data-blob="AAA" class=a>b</p>'),
    (LongAttribute(at=at("img"), size=2), "<img/>", '<img data-blob="AA"/>'),
]

LEAVES_ALONE = [
    (LongAttribute(at=at("p")), "<p data-blob>b</p>"),  # it has one
    (LongAttribute(at=at("i")), "<p>b</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: LongAttribute, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: LongAttribute, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler_goes_up_the_ladder_to_the_smallest_that_matters() -> None:
    record = LongAttribute(at=at("p"), size=1_000_000)
    assert [1_000, 10_000, 100_000] == [one.size for one in record.simpler()]
    assert [] == list(LongAttribute(at=at("p"), size=1_000).simpler())


def test_describe() -> None:
    assert "attribute 'data-blob' of 100,000 characters added to p" == LongAttribute(at=at("p")).describe()
