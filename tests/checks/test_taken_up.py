"""Who returns the first three cards of a page takes up the fourth where one is broken, and is not to blame."""

from typing import Any

import pytest

from harness.checks.trial import Occasion
from tests.checks.factory import found, response, returned

NAMES = ("Arc lamp", "Bow lamp", "Cup lamp", "Desk lamp", "Elm lamp")
RECORDED = response("".join(f"<li><b>{name}</b><i>{number}9.50 EUR</i></li>" for number, name in enumerate(NAMES, 1)))
ENTRIES = [{"name": name, "price": f"{number}9.50", "currency": "EUR"} for number, name in enumerate(NAMES, 1)]


def told(got: list[Any], *, occasion: Occasion = "damage", nested: bool = False) -> set[str]:
    wanted = ENTRIES[:3]
    results = [returned({"lamps": one}) if nested else returned(*one, many=True) for one in (wanted, got)]
    tried = found(occasion, results[1], baseline=results[0], recorded=(RECORDED,), played=(RECORDED,))
    return {severity for check, severity, _ in tried if check == "wrong-value"}


@pytest.mark.parametrize("nested", [False, True])
def test_the_next_entry_is_taken_up(nested: bool) -> None:
    first, second, third, fourth, fifth = ENTRIES
    for got in (
        [first, third, fourth],
        [first, second, fourth],
        [first, fourth, fifth],
        [{**first, "price": None}, third, fourth],
    ):
        assert {"warning"} == told(got, nested=nested)
    assert {"error"} == told([first, third, fourth], nested=nested, occasion="drift")


def test_a_price_that_goes_to_another_name_is_wrong() -> None:
    """Lists that stand beside each other take up an entry together, or none does."""
    columns = [list(column) for column in zip(*((one["name"], one["price"]) for one in ENTRIES), strict=True)]
    (names, prices), wanted = columns, [column[:3] for column in columns]

    def severities(*got: list[str]) -> set[str]:
        results = [returned(dict(zip(("names", "prices"), one, strict=True))) for one in (wanted, got)]
        tried = found("damage", results[1], baseline=results[0], recorded=(RECORDED,), played=(RECORDED,))
        return {severity for check, severity, _ in tried if check == "wrong-value"}

    left = [0, 2, 3]
    assert {"error"} == severities(names[:3], [prices[place] for place in left])
    assert {"warning"} == severities([names[place] for place in left], [prices[place] for place in left])


@pytest.mark.parametrize(
    "got",
    [
        [ENTRIES[0], ENTRIES[3], ENTRIES[2]],
        [*ENTRIES[:3], ENTRIES[3]],
        ENTRIES[3:],
        [ENTRIES[0], ENTRIES[2], {"name": "Advert", "price": "49.50"}],
        [*ENTRIES[:2], {**ENTRIES[2], "price": "19.50"}],
    ],
    ids=["in the place of another", "one more", "all others", "on no page", "with another's price"],
)
def test_any_other_entry_is_wrong(got: list[Any]) -> None:
    assert {"error"} == told(got)
