"""The element is wrapped, and what is around it stays."""

import pytest

from harness.mutations.damage.nest_deeply import NestDeeply
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (NestDeeply(at=at("div/p"), depth=2), "<div><p>b</p></div>", "<div><div><div><p>b</p></div></div></div>"),
]

LEAVES_ALONE = [
    (NestDeeply(at=at("table/tbody/tr")), "<table><tbody><tr></tr></tbody></table>"),  # no div may stand there
    (NestDeeply(at=at("p")), "<p>a</p>"),  # no parent in the source
    (NestDeeply(at=at("div/p/b")), "<div><p><b>a</b></p></div>"),  # the div would close the paragraph
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: NestDeeply, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: NestDeeply, source: str) -> None:
    assert [] == record.edits(page_of(source))
