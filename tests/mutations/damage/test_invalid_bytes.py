"""The byte stands in the body as it is, beside a word."""

import pytest

from harness.mutations.damage.invalid_bytes import InvalidBytes
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (InvalidBytes(at=at("p"), byte=255), "<p>one two</p>", "<p>\udcffone two</p>"),
    (InvalidBytes(at=at("p"), byte=233, boundary=3), "<p>one two</p>", "<p>one two\udce9</p>"),
]

LEAVES_ALONE = [
    (InvalidBytes(at=at("p"), byte=255), "<p></p>"),  # no text
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InvalidBytes, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InvalidBytes, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_leaves_other_encodings_alone() -> None:
    """In a single-byte encoding every byte is valid."""
    page = page_of("<p>one</p>", "text/html; charset=windows-1252")
    assert [] == InvalidBytes(at=at("p"), byte=0xFF).edits(page)
