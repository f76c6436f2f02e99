"""Spaces are put into lists of classes, and the classes stay."""

import pytest

from harness.mutations.noise.token_spacing import TokenSpacing
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (TokenSpacing(at=at("p")), '<p class="a b">x', '<p class="a  b ">x'),
    (TokenSpacing(at=at("p"), spaces="around"), "<p class='a'>x", "<p class=' a '>x"),
]

LEAVES_ALONE = [
    (TokenSpacing(at=at("p")), "<p class=a>x"),  # no quotes
    (TokenSpacing(at=at("p")), '<p class="">x'),  # no class
    (TokenSpacing(at=at("a")), '<a rel="nofollow author">x'),  # nobody writes these so
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: TokenSpacing, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: TokenSpacing, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_what_is_simpler_and_what_is_said() -> None:
    record = TokenSpacing(at=at("p"), scope="subtree")
    assert [TokenSpacing(at=at("p"))] == list(record.simpler())
    assert "spaces put between and after the classes in all of p" == record.describe()
