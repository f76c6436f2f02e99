"""A class token is renamed as far as the scope says, and a list changes as one."""

import json

import pytest
from hypothesis import find

from harness.mutations import decode, encode
from harness.mutations.drift.rename_class import RenameClass, rename_class
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (RenameClass(at=on("h1"), token="a", to="a-v2"), '<h1 class="a b">x</h1>', '<h1 class="a-v2 b">x</h1>'),
    (RenameClass(at=on("h1"), token="a", to="z"), "<h1 class=a>x</h1><p class=a>", '<h1 class="z">x</h1><p class=a>'),
    (
        RenameClass(at=on("ul/li"), token="a", to="z"),
        '<ul><li class="a">1<li class="a last">2</ul><b class="a">3</b>',
        '<ul><li class="z">1<li class="z last">2</ul><b class="a">3</b>',
    ),
    (
        RenameClass(at=on("p"), token="a", to="z", scope="tag"),
        '<p class="a">1</p><div><p class="a">2</p></div><b class="a">3</b>',
        '<p class="z">1</p><div><p class="z">2</p></div><b class="a">3</b>',
    ),
    (
        RenameClass(at=on("p"), token="a", to="z", scope="page"),
        '<p class="a">1</p><b class="a">3</b>',
        '<p class="z">1</p><b class="z">3</b>',
    ),
    (RenameClass(at=on("p"), token="a", to=""), '<p class="a">1</p>', "<p >1</p>"),
]

LEAVES_ALONE = [
    (RenameClass(at=on("h1"), token="c", to="z"), '<h1 class="a b">x</h1>'),
    (RenameClass(at=on("h2"), token="a", to="z"), '<h1 class="a">x</h1>'),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: RenameClass, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: RenameClass, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: RenameClass) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert RenameClass(at=Anchor(1, "div/h1"), token="a", to="a-v2") == least(
        rename_class(aim('<div class="k"><h1 class="a b">x</h1></div>', "div/h1"))
    )


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert rename_class(aim("<h1>x</h1>", "h1")).is_empty


def test_a_name_that_the_page_has_is_not_taken() -> None:
    drawn = find(rename_class(aim('<h1 class="a">x</h1><p class="a-v2">', "h1")), lambda one: one.at.path == "h1")
    assert drawn.to == "a-v22"


def test_a_list_is_not_torn_by_a_narrow_scope() -> None:
    """The second card stands elsewhere: only the whole page takes both."""
    source = '<main><p class="card">1</p></main><aside><b class="card">2</b></aside>'
    drawn = find(rename_class(aim(source, "main/p", "aside/b")), lambda one: one.token == "card")
    assert drawn.scope == "page"


def test_simpler_scopes_come_nearest_first() -> None:
    record = RenameClass(at=on("p"), token="a", to="z", scope="page")
    assert ["node", "tag"] == [one.scope for one in record.simpler()]
