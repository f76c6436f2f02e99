"""Every class of an element is replaced, on all that share one of them in scope."""

import json

import pytest

from harness.mutations import decode, encode
from harness.mutations.drift.replace_classes import ReplaceClasses, replace_classes
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (ReplaceClasses(at=on("h1"), to="block"), '<h1 class="a b">x</h1>', '<h1 class="block block-1">x</h1>'),
    (
        ReplaceClasses(at=on("ul/li"), to="k"),
        '<ul><li class="a">1<li class="a last">2</ul><b class="a">3</b>',
        '<ul><li class="k">1<li class="k last">2</ul><b class="a">3</b>',
    ),
    (
        ReplaceClasses(at=on("p"), to="k", scope="page"),
        '<p class="a b">1</p><i class="b">2</i>',
        '<p class="k k-1">1</p><i class="k-1">2</i>',
    ),
    (
        ReplaceClasses(at=on("p"), to="k", scope="tag"),
        '<p class="a">1</p><div><p class="a">2</p></div><i class="a">3</i>',
        '<p class="k">1</p><div><p class="k">2</p></div><i class="a">3</i>',
    ),
]

LEAVES_ALONE = [
    (ReplaceClasses(at=on("h1"), to="block"), "<h1>x</h1>"),
    (ReplaceClasses(at=on("h1"), to="block"), '<h1 class="">x</h1>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: ReplaceClasses, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: ReplaceClasses, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: ReplaceClasses) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert ReplaceClasses(at=Anchor(0, "div"), to="block") == least(
        replace_classes(aim('<div class="k"><h1>x</h1></div>', "div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert replace_classes(aim("<h1>x</h1>", "h1")).is_empty


def test_simpler_scopes_come_nearest_first() -> None:
    record = ReplaceClasses(at=on("p"), to="z", scope="tag")
    assert ["node"] == [one.scope for one in record.simpler()]
