"""The reference stands before the words, which stay."""

import pytest

from harness.mutations.hostile.hostile_reference import HostileReference
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (HostileReference(at=at("p")), "<p> one</p>", "<p> &#x110000;one</p>"),
    (HostileReference(at=at("a"), attribute="href", value="&#0;"), '<a href="/x">y</a>', '<a href="&#0;/x">y</a>'),
]

LEAVES_ALONE = [
    (HostileReference(at=at("p")), "<p></p>"),  # no text
    (HostileReference(at=at("script")), "<script>x()</script>"),  # code
    (HostileReference(at=at("a"), attribute="href"), "<a href=/x>y</a>"),  # no quotes
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileReference, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileReference, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileReference(at=at("p")), HostileReference(at=at("p"), value="&#0;")] == list(
        HostileReference(at=at("p"), value="&#x1F;").simpler()
    )


def test_says_what_is_where() -> None:
    assert "character reference &#0; put before the text of p" == HostileReference(at=at("p"), value="&#0;").describe()
