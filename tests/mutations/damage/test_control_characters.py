"""A character is put beside a word, none is torn."""

import pytest

from harness.mutations import Aim
from harness.mutations.damage.control_characters import ControlCharacters
from tests.mutations.noise.sample import at, page_of, source_after
from tests.operators.planted import records

CHANGES = [
    (ControlCharacters(at=at("p"), character="\x00"), "<p>one two</p>", "<p>\x00one two</p>"),
    (ControlCharacters(at=at("p"), character="\x08", boundary=1), "<p>one two</p>", "<p>one\x08 two</p>"),
    (
        ControlCharacters(at=at("a"), character="\x1b", boundary=1, attribute="href"),
        "<a id=x href='one two'>z</a>",
        "<a id=x href='one\x1b two'>z</a>",
    ),
    (ControlCharacters(at=at("a"), character="\x7f", attribute="id"), "<a id=x>z</a>", "<a id=\x7fx>z</a>"),
]

LEAVES_ALONE = [
    (ControlCharacters(at=at("script"), character="\x00"), "<script>a</script>"),  # a script is no text
    (ControlCharacters(at=at("p"), character="\x00", boundary=9), "<p>a</p>"),  # no such word
    (ControlCharacters(at=at("p"), character="\x00", attribute="id"), "<p>a</p>"),  # no such attribute
    (ControlCharacters(at=at("p"), character="\x00", attribute="id"), "<p id='&amp;x'>a</p>"),  # a torn reference
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ControlCharacters, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ControlCharacters, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_describe() -> None:
    record = ControlCharacters(at=at("a"), character="\0", attribute="href")
    assert "control character U+0000 put into the attribute 'href' of a" == record.describe()


def test_texts_and_attributes_are_struck_as_often() -> None:
    page = page_of("".join(f"<p title='some words here' id=w{number}>one two three</p>" for number in range(20)))
    drawn = records("control-characters", Aim(page), 100)
    assert 35 <= sum(not one.attribute for one in drawn) <= 65
