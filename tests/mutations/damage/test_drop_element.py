"""The element goes with all it holds."""

import pytest

from harness.mutations.damage.drop_element import DropElement
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (DropElement(at=at("div/p")), "<div><p>a<b>c</b></p>d</div>", "<div>d</div>"),
    (DropElement(at=at("ul/li")), "<ul><li>a<li>b</ul>", "<ul><li>b</ul>"),
]

LEAVES_ALONE = [
    (DropElement(at=at("body")), "<body>x</body>"),  # roots stay
    (DropElement(at=at("b")), "<b><p></b></p>"),  # misnested
    (DropElement(at=at("i")), "<b></b>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropElement, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropElement, source: str) -> None:
    assert [] == record.edits(page_of(source))
