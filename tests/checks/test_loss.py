"""A value that still stands on the page is lost; and a hostile value that a scraper takes at its word."""

from typing import Any

import pytest

from harness.model import Item
from tests.checks.factory import findings, found, raised, response, returned

TEXT = "The lid opens wide, and the spout pours without a drop beside the cup, from the first to the last."
APART = "<div class='one more thing between'></div>"
KETTLE: Item = {"title": "Kettle K2", "price": "39.90", "text": TEXT}


def page(price: str = "39.90", extra: str = "") -> str:
    return f"<html><h1>Kettle K2</h1>{APART}<b>{price}</b>{APART}<p>{TEXT}</p>{APART}{extra}</html>"


RECORDED = response(page())
ELSEWHERE = page(extra="<a href='http://['>x</a>")
PRICE = page("1e999")


def under(played: str, outcome: Any, *, hostile: bool = True, occasion: Any = "damage") -> list[tuple[str, str, str]]:
    pages = {"recorded": (RECORDED,), "played": (response(played),)}
    return found(occasion, outcome, baseline=returned(KETTLE), hostile=hostile, ambiguous=hostile, **pages)


@pytest.mark.parametrize(
    ("played", "outcome", "expected"),
    [
        (ELSEWHERE, returned(), [("silent-loss", "warning", "")]),
        (ELSEWHERE, returned({**KETTLE, "text": None}), [("silent-loss", "warning", "text")]),
        (ELSEWHERE, returned({**KETTLE, "price": ""}), [("silent-loss", "warning", "price")]),
        (ELSEWHERE, raised("refusal"), []),
        (ELSEWHERE, returned(KETTLE), []),
        (PRICE, returned({**KETTLE, "price": None}), []),
        (PRICE, returned(), []),
        (PRICE, returned({**KETTLE, "price": None, "text": None}), [("silent-loss", "warning", "text")]),
    ],
)
def test_what_stands_on_the_page_as_before_is_not_lost_without_a_word(
    played: str, outcome: Any, expected: list[tuple[str, str, str]]
) -> None:
    assert expected == under(played, outcome)


def test_a_part_of_a_text_that_still_stands_there_is_a_loss_as_well() -> None:
    assert [("silent-loss", "warning", "text")] == under(ELSEWHERE, returned({**KETTLE, "text": TEXT[:30]}))


@pytest.mark.parametrize("occasion", ["drift", "damage"])
def test_other_changes_may_cost_a_field(occasion: str) -> None:
    assert [] == under(ELSEWHERE, returned({**KETTLE, "text": None}), hostile=False, occasion=occasion)
    assert [] == under(ELSEWHERE, returned(), hostile=False, occasion=occasion)


def test_other_elements_may_cost_a_field() -> None:
    pages = {"recorded": (RECORDED,), "played": (response(ELSEWHERE),), "baseline": returned(KETTLE)}
    assert [] == found("damage", returned(), hostile=True, ambiguous=True, reshaped=True, **pages)


def test_a_hostile_value_may_be_returned_as_it_stands_or_read() -> None:
    assert [] == under(PRICE, returned({**KETTLE, "price": "1e999"}))
    assert [] == under(PRICE, returned({**KETTLE, "price": 1e999}))


def test_a_value_whose_own_tag_is_another_may_be_lost() -> None:
    assert [] == under(page().replace("<b>39.90</b>", "<h7>39.90</h7>"), returned({**KETTLE, "price": None}))


def test_another_value_in_place_of_one_that_still_stands_there_warns() -> None:
    assert [("wrong-value", "warning", "price")] == under(ELSEWHERE, returned({**KETTLE, "price": "12.00"}))


def test_an_entry_of_a_list_that_is_struck_itself_may_be_left_out() -> None:
    cups: list[Item] = [{"name": f"cup number {number}", "price": f"{number}2.50"} for number in range(1, 4)]
    listing = APART.join(f"<li>{cup['name']} <b>{cup['price']}</b></li>" for cup in cups)
    pages = {"recorded": (response(listing),), "baseline": returned(*cups), "hostile": True, "ambiguous": True}

    struck = response(listing.replace("22.50", "NaN"))
    assert [] == found("damage", returned(*cups[::2], many=True), played=(struck,), **pages)
    beside = response(f"{listing}{APART}<a href='//'>next</a>")
    (lost,) = findings("damage", returned(*cups[::2], many=True), played=(beside,), **pages)
    assert ("silent-loss", "2 entries, without cup number 2") == (lost.check, lost.got)
    assert lost.evidence == "an entry was lost without a word, though the page still holds it as before"
    (lost,) = findings("damage", returned(*cups[:1], many=True), played=(beside,), **pages)
    assert ("3 entries", "1 entry, without cup number 2 and 1 more") == (lost.expected, lost.got)
    assert lost.evidence == (
        "2 entries were lost without a word, though the page still holds at least one of them as before"
    )
