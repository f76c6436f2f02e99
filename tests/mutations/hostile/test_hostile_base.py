"""The head begins with a base element, unless the page has one."""

import pytest

from harness.mutations.hostile.hostile_base import HostileBase
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HostileBase(at=at("head"), value="http://["),
        "<head><title>x</title></head>",
        '<head><base href="http://["><title>x</title></head>',
    ),
]

LEAVES_ALONE = [
    (HostileBase(at=at("head")), "<head><base href=/></head>"),  # has one
    (HostileBase(at=at("head")), "<p>x</p>"),  # no head
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileBase, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileBase, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileBase(at=at("head")), HostileBase(at=at("head"), value="http://[")] == list(
        HostileBase(at=at("head"), value="//[").simpler()
    )


def test_says_what_is_where() -> None:
    assert "base element with the href '//[' put into head" == HostileBase(at=at("head"), value="//[").describe()
