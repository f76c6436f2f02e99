"""The JSON is no longer valid; everything else stays."""

import pytest

from harness.mutations.damage.break_json_ld import BreakJsonLd
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (
        BreakJsonLd(at=at("script")),
        '<script type="application/ld+json">{"a": "one two", "b": [1]}</script>',
        '<script type="application/ld+json">{"a": "one two", "b": [1],}</script>',
    ),
    (
        BreakJsonLd(at=at("script"), fault="raw-newline"),
        '<script type="application/ld+json">{"a": "one two", "b": [1]}</script>',
        '<script type="application/ld+json">{"a": "one\ntwo", "b": [1]}</script>',
    ),
    (
        BreakJsonLd(at=at("script"), fault="entities"),
        '<script type="application/ld+json">{"a": "one two", "b": [1]}</script>',
        '<script type="application/ld+json">{&quot;a&quot;: &quot;one two&quot;, &quot;b&quot;: [1]}</script>',
    ),
    (
        BreakJsonLd(at=at("script"), fault="truncated"),
        '<script type="application/ld+json">{"a": "one two", "b": [1]}</script>',
        '<script type="application/ld+json">{"a": "one tw</script>',
    ),
    (
        BreakJsonLd(at=at("script"), block="JSON"),
        '<script type="application/json">[1]</script>',
        '<script type="application/json">[1,]</script>',
    ),
    (
        BreakJsonLd(at=at("script"), fault="undefined", block="state"),
        '<script>s = {"a": null, "b": ", null, ", "c": [null]}; t = null;</script>',
        '<script>s = {"a": undefined, "b": ", null, ", "c": [undefined]}; t = null;</script>',
    ),
]

LEAVES_ALONE = [
    (BreakJsonLd(at=at("script"), block="state"), '<script>s = {"a": null}</script>'),  # a comma too many is none there
    (BreakJsonLd(at=at("script"), fault="undefined", block="state"), '<script>s = {"a": 1}</script>'),
    (BreakJsonLd(at=at("script")), '<script type="application/json">{"a": 1}</script>'),
    (BreakJsonLd(at=at("script")), '<script>{"a": 1}</script>'),  # another type
    (
        BreakJsonLd(at=at("script"), fault="raw-newline"),
        '<script type="application/ld+json">{"a": 1}</script>',
    ),  # no string with a space
    (BreakJsonLd(at=at("script"), fault="truncated"), '<script type="application/ld+json"> </script>'),  # no JSON
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: BreakJsonLd, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: BreakJsonLd, source: str) -> None:
    assert [] == record.edits(page_of(source))
