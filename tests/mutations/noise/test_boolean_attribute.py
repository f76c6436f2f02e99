"""An attribute without a value stays one."""

import pytest

from harness.mutations.noise.boolean_attribute import BooleanAttribute
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (BooleanAttribute(at=at("p")), '<p itemscope data-a="" b=\'\' c="1">x', '<p itemscope="" data-a b c="1">x'),
    (BooleanAttribute(at=at("p"), scope="page"), "<p hidden>x<i hidden>y", '<p hidden="">x<i hidden="">y'),
]

LEAVES_ALONE = [
    (BooleanAttribute(at=at("input")), '<input checked disabled="">'),  # libxml2 reads these as name="name"
    (BooleanAttribute(at=at("p")), '<p a="1" class=" ">x'),  # a value
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: BooleanAttribute, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: BooleanAttribute, source: str) -> None:
    assert [] == record.edits(page_of(source))
