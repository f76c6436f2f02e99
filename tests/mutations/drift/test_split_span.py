"""A span comes around some words or goes; the text stays as it was."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.split_span import SplitSpan, split_span
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (SplitSpan(at=on("h1")), "<h1>two words</h1>", "<h1><span>two</span> words</h1>"),
    (SplitSpan(at=on("h1"), words=3), "<h1> two words </h1>", "<h1> <span>two words</span> </h1>"),
    (SplitSpan(at=on("h1"), mode="out"), "<h1><span class=a>x</span></h1>", "<h1>x</h1>"),
    (SplitSpan(at=on("p")), "<p><b>x</b>y &amp; z</p>", "<p><b>x</b><span>y</span> &amp; z</p>"),
]

LEAVES_ALONE = [
    (SplitSpan(at=on("html/head/title")), "<html><head><title>two words</title></head>"),
    (SplitSpan(at=on("ul")), "<ul>two words</ul>"),
    (SplitSpan(at=on("h1"), mode="out"), "<h1><b>x</b></h1>"),
    (SplitSpan(at=on("h1")), "<h1> </h1>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: SplitSpan, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: SplitSpan, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: SplitSpan) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert SplitSpan(at=on("h1")) == least(split_span(aim("<h1>two words</h1>", "h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert split_span(aim("<ul></ul>", "ul")).is_empty


def test_simpler_takes_one_word() -> None:
    assert [SplitSpan(at=on("p"))] == list(SplitSpan(at=on("p"), words=3).simpler())
