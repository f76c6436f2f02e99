"""The character stands before the value."""

import pytest

from harness.mutations.hostile.control_in_value import ControlInValue
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (ControlInValue(at=at("a"), character="\x00", attribute="href"), '<a href="/x">y</a>', '<a href="\x00/x">y</a>'),
    (
        ControlInValue(at=at("script"), character="\x1f", path=("a",)),
        '<script type=application/ld+json>{"a": "x"}</script>',
        '<script type=application/ld+json>{"a": "\x1fx"}</script>',
    ),
]

LEAVES_ALONE = [
    (ControlInValue(at=at("p"), character="\x00"), "<p>x</p>"),  # a text is the place of control-characters
    (
        ControlInValue(at=at("script"), character="\x00", path=("a",)),
        '<script type=application/ld+json>{"a": 1}</script>',
    ),  # no string
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ControlInValue, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ControlInValue, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [ControlInValue(at=at("a"), character="\x00", attribute="href")] == list(
        ControlInValue(at=at("a"), character="\x7f", attribute="href").simpler()
    )


def test_says_what_is_where() -> None:
    assert (
        "control character U+000B put before JSON a in script"
        == ControlInValue(at=at("script"), character="\x0b", path=("a",)).describe()
    )
