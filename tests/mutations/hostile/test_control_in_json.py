"""The character stands before the string."""

import pytest

from harness.mutations.hostile.control_in_json import ControlInJson
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        ControlInJson(at=at("script"), character="\x1f", path=("a",)),
        '<script type=application/ld+json>{"a": "x"}</script>',
        '<script type=application/ld+json>{"a": "\x1fx"}</script>',
    ),
    (
        ControlInJson(at=at("script"), path=("a", 0)),
        '<script type=application/json>{"a": [""]}</script>',
        '<script type=application/json>{"a": ["\x00"]}</script>',
    ),
]

LEAVES_ALONE = [
    (ControlInJson(at=at("script"), path=("a",)), '<script type=application/ld+json>{"a": 1}</script>'),  # no string
    (
        ControlInJson(at=at("script"), path=()),
        '<script type=application/ld+json>"a"</script>',
    ),  # a page has few of these
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ControlInJson, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ControlInJson, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    record = ControlInJson(at=at("script"), path=("a",), character="\x7f")
    assert [ControlInJson(at=at("script"), path=("a",))] == list(record.simpler())


def test_says_what_is_where() -> None:
    assert (
        "control character U+000B put before JSON a in script"
        == ControlInJson(at=at("script"), character="\x0b", path=("a",)).describe()
    )
