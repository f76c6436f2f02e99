"""The title's text goes, or the content of the property."""

import pytest

from harness.mutations.hostile.separator_title import SeparatorTitle
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (SeparatorTitle(at=at("title"), value=" | "), "<title>Kettle | Shop</title>", "<title> | </title>"),
    (
        SeparatorTitle(at=at("meta"), value=" - "),
        "<meta property=og:title content=Kettle>",
        '<meta property=og:title content=" - ">',
    ),
]

LEAVES_ALONE = [
    (SeparatorTitle(at=at("meta")), "<meta name=author content=Ada>"),  # no title
    (SeparatorTitle(at=at("h1")), "<h1>x</h1>"),  # no title
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: SeparatorTitle, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: SeparatorTitle, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [SeparatorTitle(at=at("title")), SeparatorTitle(at=at("title"), value="|")] == list(
        SeparatorTitle(at=at("title"), value=" - ").simpler()
    )


def test_says_what_is_where() -> None:
    assert "title title became ' - '" == SeparatorTitle(at=at("title"), value=" - ").describe()
