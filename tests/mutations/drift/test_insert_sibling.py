"""A promotional block is inserted where a block may stand, and nowhere else."""

import json

import pytest
from hypothesis import find, given, settings
from hypothesis.errors import NoSuchExample

from harness.mutations import Aim, decode, encode
from harness.mutations.drift.insert_sibling import InsertSibling, insert_sibling
from harness.page import Anchor
from tests.mutations.drift.applied import aim, applied, least, on

CHANGES = [
    (
        InsertSibling(at=on("div/h1")),
        "<div><h1>x</h1></div>",
        '<div><div class="promo-box">Members save on zqvxa, now $73313.37</div><h1>x</h1></div>',
    ),
    (
        InsertSibling(at=on("section/b"), tag="aside", label="k", number=1),
        "<section><b>y</b></section>",
        '<section><aside class="k">Members save on zqvxb, now $73313.37</aside><b>y</b></section>',
    ),
]

LEAVES_ALONE = [
    (InsertSibling(at=on("ul/li")), "<ul><li>x</ul>"),
    (InsertSibling(at=on("p/b")), "<p><b>x</b></p>"),
    (InsertSibling(at=on("table/tr/td")), "<table><tr><td>x</table>"),
    (InsertSibling(at=on("html/head/title")), "<html><head><title>x</title></head>"),
    (InsertSibling(at=on("p/span/a")), "<p><span><a>x</a></span></p>"),
    (InsertSibling(at=on("b/p")), "<b><p>x</b>y</p>"),
    (InsertSibling(at=on("select/option")), "<select><option>x</select>"),
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InsertSibling, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InsertSibling, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: InsertSibling) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_shrinks_to_the_simplest() -> None:
    assert InsertSibling(at=Anchor(1, "div/h1")) == least(insert_sibling(aim("<div><h1>x</h1></div>", "div/h1")))


def test_draws_nothing_where_it_does_not_apply() -> None:
    assert insert_sibling(aim("<html><head><title>x</title></head></html>", "html/head/title")).is_empty


def test_nothing_is_inserted_inside_a_value() -> None:
    """The body's own paragraphs are left together: a block among them would be part of the text."""
    around = insert_sibling(aim("<article><div><p>x</p></div></article>", "article/div"))
    assert least(around.filter(lambda one: one.at.path != "article")).at.path == "article/div"
    with pytest.raises(NoSuchExample):
        find(around, lambda one: one.at.path == "article/div/p")


def test_a_cell_that_holds_a_value_and_nothing_else_is_a_value() -> None:
    """Whoever reads tables reads their cells; a wrapper of anything else may get another block."""
    cell = insert_sibling(aim("<table><tr><td><a>x</a></td><td>y</td></tr></table>", "table/tr/td/a"))
    assert least(cell).at.path == "table"
    with pytest.raises(NoSuchExample):
        find(cell, lambda one: one.at.path != "table")
    wrapped = insert_sibling(aim("<div><a>x</a></div>", "div/a"))
    assert InsertSibling(at=Anchor(1, "div/a")) == least(wrapped)


def test_simpler_is_the_first_canary_and_tag() -> None:
    record = InsertSibling(at=on("p"), tag="aside", number=2)
    assert [InsertSibling(at=on("p"), tag="aside"), InsertSibling(at=on("p"), number=2)] == list(record.simpler())


def test_beside_a_text_in_an_element_whose_attribute_holds_a_value() -> None:
    """What stands in such a card is not the value; what stands in a text that holds one is."""
    card = aim("<div><section><b>x</b></section></div>", "div/section")
    assert "div/section/b" not in drawn_paths(card)
    assert "div/section/b" in drawn_paths(Aim(card.page, card.near, card.holders))


def drawn_paths(aimed: Aim) -> set[str]:
    paths: set[str] = set()

    @settings(max_examples=60, database=None, deadline=None)
    @given(insert_sibling(aimed))
    def collect(record: InsertSibling) -> None:
        paths.add(record.at.path)

    collect()
    return paths
