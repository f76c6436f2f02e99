"""A character is put beside a word, none is torn."""

import pytest

from harness.mutations.damage.control_characters import ControlCharacters
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (ControlCharacters(at=at("p"), character="\x00"), "<p>one two</p>", "<p>\x00one two</p>"),
    (ControlCharacters(at=at("p"), character="\x08", boundary=1), "<p>one two</p>", "<p>one\x08 two</p>"),
]

LEAVES_ALONE = [
    (ControlCharacters(at=at("script"), character="\x00"), "<script>a</script>"),  # a script is no text
    (ControlCharacters(at=at("p"), character="\x00", boundary=9), "<p>a</p>"),  # no such word
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ControlCharacters, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ControlCharacters, source: str) -> None:
    assert [] == record.edits(page_of(source))
