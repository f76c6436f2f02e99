"""The number alone is exchanged, and what stands around it stays."""

import pytest

from harness.mutations.hostile.hostile_number import HostileNumber, _places
from tests.mutations.noise.sample import at, page_of, source_after

CHANGES = [
    (HostileNumber(at=at("p"), value="²"), "<p>only 39.90 EUR</p>", "<p>only ² EUR</p>"),
    (
        HostileNumber(at=at("p"), attribute="data-price", value="1.234.567,89"),
        "<p data-price=39.9>x</p>",
        '<p data-price="1.234.567,89">x</p>',
    ),
    (
        HostileNumber(at=at("table/tr/td"), attribute="colspan", value="99999999999"),
        "<table><tr><td>x</table>",
        '<table><tr><td colspan="99999999999">x</table>',
    ),
    (
        HostileNumber(at=at("script"), path=("price",), value="1e999"),
        '<script type=application/json>{"price": 9}</script>',
        '<script type=application/json>{"price": 1e999}</script>',
    ),
    (
        HostileNumber(at=at("script"), path=("price",), value="²"),
        '<script type=application/json>{"price": 9}</script>',
        '<script type=application/json>{"price": "\\u00b2"}</script>',
    ),
    (HostileNumber(at=at("p"), value="(400 digits)"), "<p>9</p>", f"<p>{'9' * 400}</p>"),
]

LEAVES_ALONE = [
    (HostileNumber(at=at("p"), value="²"), "<p>nine</p>"),  # no number
    (HostileNumber(at=at("p"), value="²"), f"<p>{'prose ' * 20} 9</p>"),  # prose
    (HostileNumber(at=at("script"), value="²"), "<script>9</script>"),  # code
    (
        HostileNumber(at=at("script"), path=("b",), value="²"),
        '<script type=application/json>{"a": 9}</script>',
    ),  # no such value
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: HostileNumber, before: str, after: str) -> None:
    assert after == source_after(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: HostileNumber, source: str) -> None:
    assert [] == record.edits(page_of(source))


def test_simpler() -> None:
    assert [HostileNumber(at=at("p"), value=""), HostileNumber(at=at("p"), value="²")] == list(
        HostileNumber(at=at("p"), value="½").simpler()
    )


def test_says_what_is_where() -> None:
    assert (
        "colspan of table/td became '²'" == HostileNumber(at=at("table/td"), attribute="colspan", value="²").describe()
    )


def test_of_a_list_the_slots_of_some_entries_are_enough() -> None:
    """A count beside it is struck as often as they are, since it is what a scraper goes by."""
    cards = "".join(f"<li class=card data-id={number}>x</li>" for number in range(8))
    pages = page_of(f"<ul>{cards}</ul><nav data-pages=3>y</nav>")

    assert ["li", "li", "nav"] == [pages.elements[index].tag for index in _places(pages)]
