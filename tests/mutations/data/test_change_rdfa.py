"""The RDFa of a type goes, or its terms get a prefix; OpenGraph is none of it."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.data.change_rdfa import ChangeRdfa, change_rdfa
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        ChangeRdfa(at=on("div")),
        '<div vocab="https://schema.org/" typeof="Product"><b property="name">x</b></div><p typeof="Q" property="n">',
        '<div><b>x</b></div><p typeof="Q" property="n">',
    ),
    (
        ChangeRdfa(at=on("div"), how="prefixed"),
        "<div vocab=v typeof='Product s:Thing'><b property=name>x</b><meta property=og:title content=y></div>",
        (
            '<div vocab=v typeof="schema:Product s:Thing"><b property="schema:name">x</b>'
            "<meta property=og:title content=y></div>"
        ),
    ),
]

LEAVES_ALONE = [
    (ChangeRdfa(at=on("p")), "<p property=name>x</p>"),
    (ChangeRdfa(at=on("p")), "<p typeof=schema:Product>x</p>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ChangeRdfa, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ChangeRdfa, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: ChangeRdfa) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert ChangeRdfa(at=on("p")) == least(change_rdfa(aim("<p typeof=Product>x</p>", "p")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert change_rdfa(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_is_to_remove_it() -> None:
    assert [ChangeRdfa(at=on("p"))] == list(ChangeRdfa(at=on("p"), how="prefixed").simpler())
