"""The drawing stands before the title or heading."""

import pytest

from harness.mutations.hostile.svg_title import SvgTitle
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        SvgTitle(at=at("title")),
        "<title>x</title>",
        '<svg width="1" height="1"><title>zqvxa</title><path d="M0 0h1"/></svg><title>x</title>',
    ),
    (
        SvgTitle(at=at("h1")),
        "<h1>x</h1>",
        '<svg width="1" height="1"><title>zqvxa</title><path d="M0 0h1"/></svg><h1>x</h1>',
    ),
]

LEAVES_ALONE = [
    (SvgTitle(at=at("p")), "<p>x</p>"),  # neither
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: SvgTitle, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: SvgTitle, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [] == list(SvgTitle(at=at("h1")).simpler())


def test_says_what_is_where() -> None:
    assert "SVG with a title of its own put before h1" == SvgTitle(at=at("h1")).describe()
