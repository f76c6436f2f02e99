"""The other block stands first, or at the end of the head."""

import pytest

from harness.mutations.hostile.hostile_json_beside import HostileJsonBeside
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        HostileJsonBeside(at=at("script"), value="[null]"),
        "<script type=application/ld+json>{}</script>",
        '<script type="application/ld+json">[null]</script><script type=application/ld+json>{}</script>',
    ),
    (
        HostileJsonBeside(at=at("head"), value="undefined"),
        "<head><title>x</title></head>",
        '<head><title>x</title><script type="application/ld+json">undefined</script></head>',
    ),
]

LEAVES_ALONE = [
    (HostileJsonBeside(at=at("script")), "<script>x()</script>"),  # code
    (HostileJsonBeside(at=at("p")), "<p>x</p>"),  # neither
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileJsonBeside, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileJsonBeside, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileJsonBeside(at=at("script")), HostileJsonBeside(at=at("script"), value="null")] == list(
        HostileJsonBeside(at=at("script"), value="[]").simpler()
    )


def test_says_what_is_where() -> None:
    assert (
        "another block of JSON-LD, 'null', put at the end of html/head"
        == HostileJsonBeside(at=at("html/head"), value="null").describe()
    )
