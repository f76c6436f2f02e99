"""They stand behind the first word."""

import pytest

from harness.mutations.hostile.long_run import LongRun
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (LongRun(at=at("p"), count=3), "<p> one two</p>", "<p> one    two</p>"),
    (LongRun(at=at("p"), unit="digit", count=3), "<p>9</p>", "<p>9111</p>"),
    (
        LongRun(at=at("a"), attribute="title", unit="comma", count=2),
        '<a title="one two">x</a>',
        '<a title="one,, two">x</a>',
    ),
    (
        LongRun(at=at("script"), path=("a",), unit="newline", count=2),
        '<script type=application/ld+json>{"a": "x y"}</script>',
        '<script type=application/ld+json>{"a": "x\\n\\n y"}</script>',
    ),
]

LEAVES_ALONE = [
    (LongRun(at=at("p")), "<p></p>"),  # no text
    (LongRun(at=at("a"), attribute="title"), "<a title=x>y</a>"),  # no quotes
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: LongRun, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: LongRun, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [LongRun(at=at("p"), unit="digit"), LongRun(at=at("p"), count=40_000)] == list(
        LongRun(at=at("p"), unit="digit", count=40_000).simpler()
    )


def test_says_what_is_where() -> None:
    assert "40,000 times a space put into the text of p" == LongRun(at=at("p"), count=40_000).describe()
