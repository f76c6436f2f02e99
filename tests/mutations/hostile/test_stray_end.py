"""The end tags stand before the element."""

import pytest

from harness.mutations.hostile.stray_end import StrayEnd
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (StrayEnd(at=at("div/p")), "<div><p>x</p></div>", "<div></body></html><p>x</p></div>"),
]

LEAVES_ALONE = [
    (StrayEnd(at=at("html/body")), "<html><body>x</body></html>"),  # nothing ends there
    (StrayEnd(at=at("html")), "<html></html>"),  # nothing ends there
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: StrayEnd, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: StrayEnd, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [] == list(StrayEnd(at=at("p")).simpler())


def test_says_what_is_where() -> None:
    assert "</body></html> put before div/p" == StrayEnd(at=at("div/p")).describe()
