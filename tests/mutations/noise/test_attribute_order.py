"""Attributes change places, and nothing else does."""

import pytest

from harness.mutations.noise.attribute_order import AttributeOrder
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (AttributeOrder(at=at("p")), '<p a=1 b="2" c>x', '<p b="2" c a=1>x'),
    (AttributeOrder(at=at("p"), turn="reverse"), '<p a=1 b="2" c>x', '<p c b="2" a=1>x'),
    (
        AttributeOrder(at=at("div"), scope="subtree"),
        "<div a b><p c d></p></div><p e f>",
        "<div b a><p d c></p></div><p e f>",
    ),
    (
        AttributeOrder(at=at("div"), scope="page"),
        "<div a b><p c d></p></div><p e f>",
        "<div b a><p d c></p></div><p f e>",
    ),
]

LEAVES_ALONE = [
    (AttributeOrder(at=at("p")), "<p a=1>x"),  # one attribute has no order
    (AttributeOrder(at=at("p")), "<p a=1 b=2 a=3>x"),  # the first of two counts
    (AttributeOrder(at=at("input")), '<input a="1" b=2/>'),  # the slash belongs to the value
    (AttributeOrder(at=at("p")), '<p a="1"b="2">x'),  # nothing parts them
    (AttributeOrder(at=at("svg")), "<svg a=1 b=2></svg>"),  # foreign content
    (AttributeOrder(at=at("div")), "<p a b>"),  # no such element
    (AttributeOrder(at=at("p")), '<?xml version="1.0"?><p a="1" b="2"/>'),  # XML
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: AttributeOrder, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: AttributeOrder, source: str) -> None:
    assert [] == record.edits(page_of(source))
