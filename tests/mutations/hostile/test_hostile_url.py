"""The address is exchanged, escaped as its place wants it."""

import pytest

from harness.mutations.hostile.hostile_url import HostileUrl
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (HostileUrl(at=at("a"), attribute="href", value="http://["), "<a href=/x>y</a>", '<a href="http://[">y</a>'),
    (HostileUrl(at=at("guid")), "<guid>https://a.example/x</guid>", "<guid></guid>"),
    (
        HostileUrl(at=at("script"), path=("url",), value="/%zz"),
        '<script type=application/json>{"url": "https://a.example"}</script>',
        '<script type=application/json>{"url": "/%zz"}</script>',
    ),
    (
        HostileUrl(at=at("img"), attribute="src", value="(1 MB)"),
        '<img src="/x">',
        f'<img src="https://example.com/?{"a" * 1_000_000}">',
    ),
]

LEAVES_ALONE = [
    (HostileUrl(at=at("a"), attribute="href"), "<a>b</a>"),  # leads nowhere
    (HostileUrl(at=at("p")), "<p>a.example</p>"),  # no address
    (HostileUrl(at=at("i"), attribute="href"), "<b></b>"),  # no such element
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileUrl, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileUrl, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [
        HostileUrl(at=at("a"), attribute="href", value=""),
        HostileUrl(at=at("a"), attribute="href", value="http://["),
    ] == list(HostileUrl(at=at("a"), attribute="href", value="//[").simpler())


def test_says_what_is_where() -> None:
    assert "href of a became 'http://['" == HostileUrl(at=at("a"), attribute="href", value="http://[").describe()
