"""The page ends with the first bytes of a character."""

import pytest

from harness.mutations.damage.tear_character import TearCharacter
from tests.mutations.noise.sample import applied, at, page_of

CHANGES = [
    (TearCharacter(at=at("p[2]")), "<p>\u00e9</p><p>a\u00e9b\u00ea</p>", b"<p>\xc3\xa9</p><p>a\xc3"),
    (TearCharacter(at=at("p")), "<p>a\u20acb</p>", b"<p>a\xe2\x82"),
    (TearCharacter(at=at("p")), '<p title="\U0001f600">a</p>', b'<p title="\xf0\x9f\x98'),
]

LEAVES_ALONE = [
    (TearCharacter(at=at("p")), "<p>a</p><p>\u00e9</p>"),  # it stands in another element
    (TearCharacter(at=at("p")), "<p>\udcff</p>"),  # a byte that is no character
    (TearCharacter(at=at("i")), "<p>\u00e9</p>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: TearCharacter, before: str, after: bytes) -> None:
    assert after == applied(record, page_of(before).response).body


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: TearCharacter, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_leaves_other_encodings_alone() -> None:
    page = page_of("<p>\u00e9</p>", "text/html; charset=windows-1252")
    assert [] == TearCharacter(at=at("p")).edits(page)
