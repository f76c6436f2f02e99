"""Empty elements stand beside the element, as many as make up the size."""

import pytest

from harness.mutations.damage.many_siblings import DRAWN, SIBLING, SIZES, ManySiblings
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (ManySiblings(at=at("div/p"), size=299), "<div><p>b</p>c</div>", f"<div><p>b</p>{2 * SIBLING}c</div>"),
    (ManySiblings(at=at("div/p"), size=100, side="before"), "<div><p>b</p></div>", f"<div>{SIBLING}<p>b</p></div>"),
]

LEAVES_ALONE = [
    (ManySiblings(at=at("table/tbody/tr")), "<table><tbody><tr></tr></tbody></table>"),  # no div may stand there
    (ManySiblings(at=at("i")), "<p>b</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ManySiblings, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ManySiblings, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler_goes_up_the_ladder_to_the_smallest_that_matters() -> None:
    record = ManySiblings(at=at("p"), size=1_000_000, side="before")
    assert [(1_000, "before"), (10_000, "before"), (100_000, "before"), (1_000_000, "behind")] == [
        (one.size, one.side) for one in record.simpler()
    ]
    assert [] == list(ManySiblings(at=at("p"), size=1_000).simpler())


def test_few_are_of_five_megabytes() -> None:
    assert set(DRAWN) < set(SIZES)
    assert DRAWN.count(5_000_000) * 16 == len(DRAWN)


def test_describe() -> None:
    words = "1,000 empty div elements (100,000 characters) put behind p"
    assert words == ManySiblings(at=at("p")).describe()
