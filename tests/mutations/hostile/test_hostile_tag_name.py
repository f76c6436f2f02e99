"""Both tags get the name, and the attributes stay."""

import pytest

from harness.mutations.hostile.hostile_tag_name import HostileTagName
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (HostileTagName(at=at("h1"), value="h²"), "<h1 class=a>x</h1>", "<h² class=a>x</h²>"),
    (
        HostileTagName(at=at("p"), value="(a name of 10,000 letters)"),
        "<p>x</p>",
        f"<x{'-a' * 5_000}>x</x{'-a' * 5_000}>",
    ),
]

LEAVES_ALONE = [
    (HostileTagName(at=at("p")), "<p>x"),  # no end tag
    (HostileTagName(at=at("body")), "<body>x</body>"),  # the parser finds its way by it
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileTagName, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileTagName, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileTagName(at=at("p")), HostileTagName(at=at("p"), value="o:p")] == list(
        HostileTagName(at=at("p"), value="fb:").simpler()
    )


def test_says_what_is_where() -> None:
    assert "tag of h1 became 'h²'" == HostileTagName(at=at("h1"), value="h²").describe()
