"""The element is wrapped, and what is around it stays."""

import pytest

from harness.mutations.aim import Aim
from harness.mutations.damage.nest_deeply import DEPTHS, NestDeeply, nest_deeply
from tests.mutations.noise.records import draw
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


def test_the_deepest_are_of_elements_that_no_parser_looks_for() -> None:
    record = NestDeeply(at=at("div/p"), depth=10_000)
    after = source_after(record, "<div><p>b</p></div>")
    assert f"<div>{'<x-box>' * 10_000}<p>b</p>{'</x-box>' * 10_000}</div>" == after
    assert "div/p wrapped in 10000 x-box elements" == record.describe()


def test_what_holds_much_is_not_put_deep() -> None:
    """Each block in it would make a parser look through all levels."""
    page = page_of(f"<body><div>{'<p>a</p>' * 30}</div></body>")
    drawn = {(record.at.path, record.depth) for record in draw(nest_deeply(Aim(page)), 200)}
    assert {depth for _, depth in drawn} == set(DEPTHS)
    assert {400} == {max(depth for path, depth in drawn if path == "body/div")}


def test_simpler_is_less_deep() -> None:
    assert [50, 400, 2_000] == [record.depth for record in NestDeeply(at=at("p"), depth=10_000).simpler()]
