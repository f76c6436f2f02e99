"""The label alone is exchanged."""

import pytest

from harness.mutations.hostile.hostile_charset_label import HostileCharsetLabel
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (HostileCharsetLabel(at=at("meta"), value="idna"), "<meta charset=utf-8>", '<meta charset="idna">'),
    (
        HostileCharsetLabel(at=at("meta"), value="rot13"),
        '<meta http-equiv=content-type content="text/html; charset=utf-8">',
        '<meta http-equiv=content-type content="text/html; charset=rot13">',
    ),
    (
        HostileCharsetLabel(value="base64"),
        '<?xml version="1.0" encoding="utf-8"?><rss></rss>',
        '<?xml version="1.0" encoding="base64"?><rss></rss>',
    ),
]

LEAVES_ALONE = [
    (HostileCharsetLabel(at=at("meta")), "<meta name=author content=Ada>"),  # no label
    (HostileCharsetLabel(), "<p>x</p>"),  # no declaration
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileCharsetLabel, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileCharsetLabel, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileCharsetLabel(), HostileCharsetLabel(value="undefined")] == list(
        HostileCharsetLabel(value="punycode").simpler()
    )


def test_says_what_is_where() -> None:
    assert "charset in the XML declaration became 'idna'" == HostileCharsetLabel(value="idna").describe()
