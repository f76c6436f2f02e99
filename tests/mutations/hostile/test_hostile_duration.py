"""The duration alone is exchanged."""

import pytest

from harness.mutations.hostile.hostile_duration import HostileDuration
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HostileDuration(at=at("time"), attribute="datetime", value="PT"),
        "<time datetime=PT20M>20 minutes</time>",
        '<time datetime="PT">20 minutes</time>',
    ),
    (HostileDuration(at=at("time"), value="1:30"), "<time>Bakes 20 minutes</time>", "<time>Bakes 1:30</time>"),
    (
        HostileDuration(at=at("script"), path=("prepTime",), value="PT²M"),
        '<script type=application/ld+json>{"prepTime": "PT20M"}</script>',
        '<script type=application/ld+json>{"prepTime": "PT\\u00b2M"}</script>',
    ),
]

LEAVES_ALONE = [
    (HostileDuration(at=at("p")), "<p>20 miles</p>"),  # no duration
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileDuration, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileDuration, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileDuration(at=at("p")), HostileDuration(at=at("p"), value="PT1HM")] == list(
        HostileDuration(at=at("p"), value="PT-5M").simpler()
    )


def test_says_what_is_where() -> None:
    assert "duration in the text of p became 'PT'" == HostileDuration(at=at("p"), value="PT").describe()
