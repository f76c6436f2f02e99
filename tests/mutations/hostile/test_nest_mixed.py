"""The content is wrapped, in a paragraph in inline elements alone."""

import pytest

from harness.mutations.hostile.nest_mixed import NestMixed
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (NestMixed(at=at("div"), depth=4), "<div>x</div>", "<div><div><span><div><span>x</span></div></span></div></div>"),
    (NestMixed(at=at("p"), depth=2), "<p>x</p>", "<p><span><ins>x</ins></span></p>"),
]

LEAVES_ALONE = [
    (NestMixed(at=at("p")), "<p></p>"),  # no text
    (NestMixed(at=at("title")), "<title>x</title>"),  # holds no elements
    (NestMixed(at=at("p")), "<p>x"),  # no end tag
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: NestMixed, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: NestMixed, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [NestMixed(at=at("p"))] == list(NestMixed(at=at("p"), depth=5_000).simpler())


def test_says_what_is_where() -> None:
    assert "content of p put 5,000 elements deeper" == NestMixed(at=at("p"), depth=5_000).describe()


def test_thousands_are_mostly_inline() -> None:
    """At each block a parser looks through all that are open: these take it no time that counts."""
    source = source_after(NestMixed(at=at("div"), depth=5_000), "<div>x</div>")
    assert (251, 5_001) == (source.count("<div>"), source.count("</"))
