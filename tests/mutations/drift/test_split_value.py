"""A text is split between words or before decimals; it reads as it did."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.split_value import SplitValue, split_value
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (SplitValue(at=on("h1")), "<h1>two words</h1>", "<h1><span>two </span><span>words</span></h1>"),
    (SplitValue(at=on("b")), "<b>$19.99</b>", "<b><span>$19</span><span>.99</span></b>"),
    (SplitValue(at=on("b"), border=1), "<b>1.234,50 EUR</b>", "<b><span>1.234,50 </span><span>EUR</span></b>"),
]

LEAVES_ALONE = [
    (SplitValue(at=on("h1")), "<h1>word</h1>"),
    (SplitValue(at=on("h1")), "<h1> 1.234 </h1>"),
    (SplitValue(at=on("select/option")), "<select><option>two words</select>"),
    (SplitValue(at=on("script")), "<script>two words</script>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: SplitValue, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: SplitValue, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: SplitValue) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert SplitValue(at=on("h1")) == least(split_value(aim("<h1>two words</h1>", "h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert split_value(aim("<h1>word</h1>", "h1")).is_empty


def test_simpler_is_the_first_border() -> None:
    assert [SplitValue(at=on("p"))] == list(SplitValue(at=on("p"), border=3).simpler())
