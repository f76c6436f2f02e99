"""A wrapper is put around an element and its peers: div around blocks, span in lines."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.wrap import Wrap, wrap
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (Wrap(at=on("body/h1")), "<body><h1>x</h1>", "<body><div><h1>x</h1></div>"),
    (
        Wrap(at=on("body/p/b"), label="outer"),
        "<body><p><b>x</b></p>",
        '<body><p><span class="outer"><b>x</b></span></p>',
    ),
    (
        Wrap(at=on("body/div/p")),
        "<body><div><p>1</p><p>2</p></div>",
        "<body><div><div><p>1</p></div><div><p>2</p></div></div>",
    ),
    (Wrap(at=on("body/div/img")), "<body><div><img src=a></div>", "<body><div><span><img src=a></span></div>"),
    (
        Wrap(at=on("body/p/b")),
        "<body><p><b>1</b><b>2</b></p>",
        "<body><p><span><b>1</b></span><span><b>2</b></span></p>",
    ),
]

LEAVES_ALONE = [
    (Wrap(at=on("ul/li")), "<ul><li>x</li></ul>"),
    (Wrap(at=on("picture/img")), "<picture><img src=a></picture>"),
    (Wrap(at=on("p")), "<p>1<p>2"),
    (Wrap(at=on("b")), "<b><p>x</b>y</p>"),
    (Wrap(at=on("html/body")), "<html><body>x</body></html>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: Wrap, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: Wrap, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: Wrap) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert Wrap(at=Anchor(1, "div/h1")) == least(wrap(aim("<div><h1>x</h1></div>", "div/h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert wrap(aim("<html><head><title>x</title></head></html>", "html/head/title")).is_empty


def test_simpler_has_no_class() -> None:
    assert [Wrap(at=on("p"))] == list(Wrap(at=on("p"), label="outer").simpler())
