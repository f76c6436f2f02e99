"""Values keep their text and change their quotes."""

import pytest

from harness.mutations.noise.attribute_quotes import AttributeQuotes
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (AttributeQuotes(at=at("p")), '<p a="1" b=2 c>x', "<p a='1' b='2' c>x"),
    (AttributeQuotes(at=at("p"), quotes="double"), "<p a='1' b=2>x", '<p a="1" b="2">x'),
    (AttributeQuotes(at=at("a"), quotes="none"), '<a href="/x?y" class="b c">x', '<a href=/x?y class="b c">x'),
    (AttributeQuotes(at=at("p"), scope="page"), '<p a="it\'s" b="1"><i c="">x', "<p a=\"it's\" b='1'><i c=''>x"),
]

LEAVES_ALONE = [
    (
        AttributeQuotes(at=at("p"), quotes="none"),
        '<p a="" b="x/" c="1=2" d="a&gt;b>" e="`">x',
    ),  # values that need quotes
    (AttributeQuotes(at=at("img"), quotes="none"), '<img a="1"/>'),  # the slash would belong to the value
    (AttributeQuotes(at=at("p")), "<p a=\"it's\" b='y' c>x"),  # the value holds the quote, has it, or is none
    (AttributeQuotes(at=at("math")), '<math a="1"></math>'),  # foreign content
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: AttributeQuotes, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: AttributeQuotes, source: str) -> None:
    assert [] == record.edits(page_of(source))
