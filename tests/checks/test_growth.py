"""One page is judged in calls in proportion to its entries, however many of them differ."""

from collections.abc import Callable
from functools import partial

import pytest

from harness.checks import Trial, judge
from harness.checks.trial import Occasion
from harness.model import Item
from tests.calls import calls
from tests.checks.factory import response, returned, trial

FEW, TIMES = 20, 2


def entry(number: int) -> Item:
    return {
        "title": f"Clamp lamp number {number}",
        "price": number,
        "sku": f"lamp-{number}",
        "note": f"Words about lamp {number}",
    }


def listing(entries: int, changed: Callable[[int], Item], occasion: Occasion, *, hostile: bool) -> Trial:
    found = [entry(number) for number in range(100, 100 + entries)]
    cards = "".join(
        f'<li id="{one["sku"]}"><b itemprop="name">{one["title"]}</b> ${one["price"]}.00 <i>{one["note"]}</i></li>'
        for one in found
    )
    return trial(
        occasion,
        returned(*(changed(number) for number in range(100, 100 + entries))),
        baseline=returned(*found),
        recorded=(response(cards),),
        played=(response(cards.replace("lamp-", "light-")),),
        hostile=hostile,
    )


@pytest.mark.parametrize(("occasion", "hostile"), [("drift", False), ("damage", False), ("damage", True)])
@pytest.mark.parametrize(
    "changed",
    [
        lambda number: {**entry(number), "price": number + 1, "note": f"Words about lamp {number + 1}"},
        lambda number: {**entry(number), "price": number + 7_000, "note": None},
        lambda number: {**entry(number), "note": "Words", "title": f"lamp number {number}"},
        lambda number: {**entry(number), "sku": f"light-{number}"},
        lambda number: {"title": f"Clamp lamp number {number}"},
    ],
    ids=["of the next", "lost and others", "cut", "renamed", "lost"],
)
def test_twice_the_entries_take_about_twice_the_calls(
    changed: Callable[[int], Item], occasion: Occasion, *, hostile: bool
) -> None:
    few, more = (partial(judge, listing(entries, changed, occasion, hostile=hostile)) for entries in (FEW, TIMES * FEW))
    assert 1.3 * TIMES * calls(few) >= calls(more)
