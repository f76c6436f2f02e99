"""An entry is known by what it is: a change of one is told as that one, and an order as an order."""

import random
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.checks import compare

CARD = st.fixed_dictionaries(
    {"title": st.sampled_from("abcdef"), "url": st.integers(10, 30).map("/s/{}".format), "price": st.integers(1, 5)}
)
CARDS = st.lists(CARD, min_size=1, max_size=12)
"""Cards of which some are equal, and some have the same key."""
KEYS: Any = st.sampled_from([(), ("url",), ("title",), ("title", "url"), ("absent",)])


def kinds(expected: Any, got: Any, key: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(one.field, one.kind) for one in compare(expected, got, key)]


@given(CARDS, KEYS)
def test_a_list_is_itself(cards: list[Any], key: tuple[str, ...]) -> None:
    assert [] == kinds(cards, [dict(card) for card in cards], key)


@given(CARDS, KEYS, st.data())
def test_a_permutation_is_one_difference(cards: list[Any], key: tuple[str, ...], data: st.DataObject) -> None:
    """The order of a list is part of its value."""
    other = data.draw(st.permutations(cards))

    assert ([] if cards == other else [("*", "reordered")]) == kinds(cards, other, key)


@given(CARDS, KEYS, st.data())
def test_a_lost_entry_is_one_difference(cards: list[Any], key: tuple[str, ...], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(cards) - 1))

    assert [("*", "missing")] == kinds(cards, cards[:place] + cards[place + 1 :], key)


@given(CARDS, KEYS, st.sampled_from(["title", "url", "price"]), st.data())
def test_a_changed_field_is_that_field(cards: list[Any], key: tuple[str, ...], name: str, data: st.DataObject) -> None:
    """Also where it is the key itself, or makes the entry another's equal."""
    place = data.draw(st.integers(0, len(cards) - 1))
    value = data.draw(CARD.map(lambda card: card[name]).filter(lambda value: value != cards[place][name]))
    other = [*cards[:place], {**cards[place], name: value}, *cards[place + 1 :]]

    assert [(name, "changed")] == kinds(cards, other, key)


@given(CARDS, KEYS, st.data())
def test_an_entry_that_comes_again_is_repeated(cards: list[Any], key: tuple[str, ...], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(cards))

    assert [("*", "repeated")] == kinds(cards, [*cards, again], key)


SHOP: list[Any] = [{"name": f"Kettle {number}", "url": f"/k/{number}", "price": f"{number}.50"} for number in range(24)]


def test_a_shifted_column_is_one_field() -> None:
    """A list of prices of which one is missing, beside a list of names: `zip` gives each the next one's price."""
    shifted = [{**card, "price": after["price"]} for card, after in pairwise(SHOP)]

    assert {("price", "changed"), ("*", "missing")} == set(kinds(SHOP, shifted))


def test_a_card_more_at_the_top_changes_no_other() -> None:
    advert = {"name": "Buy", "url": "/ad", "price": "1.00"}

    assert [("*", "added")] == kinds(SHOP, [advert, *SHOP])
    assert {("*", "added"), ("*", "missing")} == set(kinds(SHOP, [advert, *SHOP[:-1]]))


def test_the_configured_key_decides() -> None:
    """Names and prices agree in another order each: which of the two is the card, only its maintainer knows."""
    expected = [{"name": "Pot", "price": "1"}, {"name": "Pan", "price": "2"}]
    got = [{"name": "Pan", "price": "1"}, {"name": "Pot", "price": "2"}]

    assert {("*", "reordered"), ("price", "changed")} == set(kinds(expected, got, ("name",)))
    assert {("name", "changed")} == set(kinds(expected, got, ("price",)))


def test_a_key_may_be_nested_and_of_several_fields() -> None:
    expected: list[Any] = [{"shop": {"id": number % 2}, "sku": number // 2, "price": number} for number in range(6)]
    got = [{**card, "price": None} for card in reversed(expected)]

    found = list(compare(expected, got, ("shop.id", "sku")))

    assert {("price", "missing"), ("*", "reordered")} == {(one.field, one.kind) for one in found}
    assert ["0, 0", "1, 0"] == found[-1].expected[:2]  # type: ignore[index]  # a list


def test_a_number_of_the_entry_is_no_key_where_another_field_is() -> None:
    """What is numbered anew behind a gap keeps its text: the number alone is another."""
    expected: list[Any] = [{"n": number, "text": f"said {number}"} for number in range(1, 8)]
    got = [{"n": n, "text": f"said {text}"} for n, text in ((1, 1), (2, 3), (3, 4), (5, 6), (6, 7))]

    assert {("n", "changed"), ("*", "missing")} == set(kinds(expected, got))


def test_what_all_entries_share_tells_none_of_them() -> None:
    """The one that is lost and the one that came in its stead have a currency in common, as all the others have."""
    cups: list[Any] = [
        {"name": name, "price": price, "currency": "EUR"} for name, price in zip("abcd", range(4), strict=True)
    ]

    assert [("*", "added"), ("*", "missing")] == kinds(cups[:3], [cups[0], cups[2], cups[3]])


def test_what_is_lost_is_named() -> None:
    (lost,) = compare(SHOP, SHOP[:7] + SHOP[8:], ("url",))

    assert ("24 entries", "23 entries, without /k/7") == (lost.expected, lost.got)


def test_entries_that_lost_their_key_are_known_by_what_they_share() -> None:
    expected: list[Any] = [{"text": f"one two {number} {number * 7}", "url": f"/{number}"} for number in range(6)]
    got = [{"text": card["text"], "url": None} for card in expected[2:]]

    assert {("url", "missing"), ("*", "missing")} == set(kinds(expected, got, ("url",)))


@pytest.mark.parametrize(
    "got",
    [
        [{**card, "price": "0"} for card in SHOP[1:]],
        [{"name": f"Other {number}", "url": None, "price": str(number)} for number in range(20)],
        random.Random(0).sample(SHOP, 24),
    ],
    ids=["every price", "all others", "shuffled"],
)
def test_many_entries_take_little_time(got: list[Any]) -> None:
    """A comparison that were quadratic would stall this test."""
    wide = [
        {**card, "name": f"{card['name']} {page}", "url": f"{card['url']}/{page}"}
        for page in range(210)
        for card in SHOP
    ]
    others = [{**card, "name": f"{card['name']} {page}"} for page in range(210) for card in got]

    assert kinds(wide, others)


WORDS = st.text("abc ", min_size=1).filter(str.strip)


@pytest.mark.parametrize("key", [(), ("name",)])
@given(one=WORDS, other=WORDS)
def test_one_entry_beside_one_is_compared_with_it(key: tuple[str, ...], one: str, other: str) -> None:
    """As between entries that are equal, whatever the two share: none is lost, gained or repeated."""
    rest: list[Any] = [{"name": f"rest {number}"} for number in range(3)]
    alone = list(compare([{"name": one}], [{"name": other}], key))
    assert list(compare([*rest, {"name": one}], [*rest, {"name": other}], key)) == alone
    assert [] == [difference for difference in alone if difference.field != "name" or difference.entry]
