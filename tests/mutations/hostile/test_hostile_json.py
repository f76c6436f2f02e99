"""One value is exchanged, and what stood there may be within the new one."""

import pytest

from harness.mutations.hostile.hostile_json import HostileJson
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HostileJson(at=at("script"), path=("a",), value="[[...]]"),
        '<script type=application/ld+json>{"a": "x", "b": 1}</script>',
        '<script type=application/ld+json>{"a": [["x"]], "b": 1}</script>',
    ),
    (
        HostileJson(at=at("script"), value='{"@graph": 0}'),
        '<script type=application/ld+json>{"a": 1}</script>',
        '<script type=application/ld+json>{"@graph": 0}</script>',
    ),
    (
        HostileJson(at=at("script"), path=("@type",)),
        '<script type=application/ld+json>{"@type": "Product"}</script>',
        '<script type=application/ld+json>{"@type": null}</script>',
    ),
    (
        HostileJson(at=at("script"), path=("a", 1), value="(5,000 digits)"),
        '<script type=application/ld+json>{"a": [0, 1]}</script>',
        f'<script type=application/ld+json>{{"a": [0, {"9" * 5_000}]}}</script>',
    ),
]

LEAVES_ALONE = [
    (HostileJson(at=at("script"), path=("b",)), '<script type=application/ld+json>{"a": 1}</script>'),  # no such value
    (HostileJson(at=at("script")), "<script>{}</script>"),  # code
    (HostileJson(at=at("script")), '<script type=application/ld+json>{"a": </script>'),  # no JSON
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileJson, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileJson, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileJson(at=at("script"), path=("@type",))] == list(
        HostileJson(at=at("script"), path=("@type",), value="[]").simpler()
    )


def test_says_what_is_where() -> None:
    assert (
        "JSON offers[0].price in script became [..., null]"
        == HostileJson(at=at("script"), path=("offers", 0, "price"), value="[..., null]").describe()
    )
