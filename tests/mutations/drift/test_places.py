"""A change is made only where HTML lets it stand, and a list is changed as one."""

import pytest

from harness.mutations.drift.places import barred, takes_block, takes_inline, texts_of, within_values
from tests.mutations.drift.applied import aim, page


@pytest.mark.parametrize(
    ("source", "path", "block", "inline"),
    [
        ("<div><b>x</b></div>", "div/b", True, True),
        ("<ul><li>x</ul>", "ul/li", False, False),
        ("<p><b>x</b></p>", "p/b", False, True),
        ("<p><span><b>x</b></span></p>", "p/span/b", False, True),
        ("<div><svg><g><path/></g></svg></div>", "div/svg/g/path", False, False),
        ("<table><tr><td>x</table>", "table/tr/td", False, False),
        ("<picture><img></picture>", "picture/img", False, False),
    ],
)
def test_what_may_stand_in_an_element_s_place(source: str, path: str, block: bool, inline: bool) -> None:
    indexed = page(source)
    element = indexed.elements[indexed.paths.index(path)]
    assert (block, inline) == (takes_block(indexed, element), takes_inline(indexed, element))


def test_head_and_foreign_content_are_barred() -> None:
    indexed = page("<html><head><title>x</title></head><body><svg><g></g></svg><p>x</p></body></html>")
    expected = ["html/head", "html/head/title", "html/body/svg", "html/body/svg/g"]
    assert expected == [indexed.paths[one.index] for one in indexed.elements if barred(indexed, one)]


def test_texts_are_those_directly_below() -> None:
    indexed = page("<p>one <b>two</b> three</p>four")
    assert ["one ", " three"] == [indexed.source[one.start : one.end] for one in texts_of(indexed, indexed.elements[0])]


def test_within_a_value_is_what_it_holds_and_not_itself() -> None:
    aimed = aim("<div><p><b>x</b></p></div>", "div/p")
    inside = within_values(aimed)
    assert [False, False, True] == [inside(element) for element in aimed.page.elements]


def test_peers_of_an_element_whose_text_holds_a_value_hold_values_too() -> None:
    """A long list is not looked for whole; an attribute alone that holds a value makes no peers."""
    cards = "<ul class=c>" + "<li class=d data-id=7><p class=e><i>i</i>Marrow Bay</p></li>" * 2 + "</ul>"
    told = aim(cards, "ul/li/p")
    assert [True, True] == [within_values(told)(one) for one in told.page.elements if one.tag == "i"]
    named = aim(cards, "ul/li")
    assert [True, False] == [within_values(named)(one) for one in named.page.elements if one.tag == "i"]
