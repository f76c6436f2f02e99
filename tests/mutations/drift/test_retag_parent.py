"""A container gets another tag, with its peers; a page has one main."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.retag_parent import RetagParent, retag_parent
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        RetagParent(at=on("body/div"), to="section"),
        "<body><div><p>1</p></div><div><p>2</p></div>",
        "<body><section><p>1</p></section><section><p>2</p></section>",
    ),
    (RetagParent(at=on("body/div"), to="main"), "<body><div><p>1</p></div >", "<body><main><p>1</p></main >"),
]

LEAVES_ALONE = [
    (RetagParent(at=on("body/div"), to="main"), "<body><div><p>1</p></div><div><p>2</p></div>"),
    (RetagParent(at=on("body/div"), to="main"), "<body><div><p>1</p></div><main></main>"),
    (RetagParent(at=on("body/div"), to="section"), "<body><div>text only</div>"),
    (RetagParent(at=on("body/ul"), to="section"), "<body><ul><li>x</ul>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RetagParent, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RetagParent, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RetagParent) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RetagParent(at=Anchor(1, "body/div"), to="section") == least(
        retag_parent(aim("<body><div><h1>x</h1></div>", "body/div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert retag_parent(aim("<ul><li>x</ul>", "ul/li")).is_empty
