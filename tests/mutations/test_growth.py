"""Finding where a change may strike takes calls in proportion to the page: a list is not walked for each entry."""

import pytest

from harness.model import Family, Item
from harness.mutations import REGISTRIES, Aim
from harness.page import locate
from tests.ageing.pages import page_of
from tests.calls import calls

CARD = (
    '<div class="card" id="c{0}"><h3 itemprop="name">Item number {0} of them</h3><a href="/p/{0}"><b>more {0}</b></a>'
    '<p>Words<br>on it</p><span class="price a{0}">${0}.00</span></div><p class="gap">or</p>'
)
FEW, TIMES = 30, 2
OPERATORS = [
    pytest.param(family, place, id=record.__struct_config__.tag)
    for family, registry in REGISTRIES.items()
    for place, (record, _) in enumerate(registry)
]


def listing(entries: int) -> Aim:
    cards = "".join(CARD.format(number) for number in range(100, 100 + entries))
    page = page_of(f"<!doctype html><html><head><title>All</title></head><body><main>{cards}</main></body></html>")
    items: list[Item] = [
        {"name": f"Item number {number} of them", "price": f"${number}.00"} for number in (100, 101, 102)
    ]
    found = locate(page, items)
    return Aim(page, near=found.near, holders=found.holders, worded=found.worded)


@pytest.fixture(scope="module")
def aims() -> tuple[Aim, Aim]:
    return listing(FEW), listing(TIMES * FEW)


@pytest.mark.parametrize(("family", "place"), OPERATORS)
def test_twice_the_entries_take_about_twice_the_calls(aims: tuple[Aim, Aim], family: Family, place: int) -> None:
    _, draws = REGISTRIES[family][place]
    few, more = (calls(lambda aim=aim: draws(aim).is_empty) for aim in aims)  # type: ignore[misc]
    assert more <= 1.3 * TIMES * few
