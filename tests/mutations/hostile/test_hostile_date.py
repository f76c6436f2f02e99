"""The date alone is exchanged, wherever it stands."""

import pytest

from harness.mutations.hostile.hostile_date import HostileDate
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HostileDate(at=at("time"), attribute="datetime", value="0000-00-00"),
        "<time datetime=2024-05-12>x</time>",
        '<time datetime="0000-00-00">x</time>',
    ),
    (HostileDate(at=at("p"), value="yesterday"), "<p>By Ida, 12 May 2024</p>", "<p>By Ida, yesterday</p>"),
    (
        HostileDate(at=at("script"), path=("datePublished",), value="99999-01-01"),
        '<script type=application/ld+json>{"datePublished": "2024-05-12"}</script>',
        '<script type=application/ld+json>{"datePublished": "99999-01-01"}</script>',
    ),
]

LEAVES_ALONE = [
    (HostileDate(at=at("p")), "<p>In May</p>"),  # no date
    (HostileDate(at=at("style")), "<style>2024-05-12</style>"),  # no text
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileDate, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileDate, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileDate(at=at("p")), HostileDate(at=at("p"), value="0000-00-00")] == list(
        HostileDate(at=at("p"), value="2024-02-32").simpler()
    )


def test_says_what_is_where() -> None:
    assert (
        "JSON @graph[0].datePublished in script became ''"
        == HostileDate(at=at("script"), path=("@graph", 0, "datePublished")).describe()
    )
