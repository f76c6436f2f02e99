"""An empty column comes before another of a table with headings; every other cell stays, and what it says."""

import dataclasses
import json
from typing import Any

import pytest

from harness.explore import aim_at
from harness.mutations import Aim, decode, encode
from harness.mutations.drift.insert_column import InsertColumn, insert_column
from harness.page import Element
from tests.mutations.drift.applied import applied, least, on, page
from tests.operators.planted import records

SECOND = InsertColumn(at=on("html/body/table/tr[2]/td[2]"))
PRICES = (
    "<body><table><tr><th>Cup<th>EUR</tr><tr><td>espresso<td>4.50</tr><tr><td>breakfast<td>6.50</tr></table></body>"
)
HEADED = """<html><body><table><thead>
<tr><th rowspan="2">Team</th><th colspan="2">Home</th><th rowspan="2">Points</th></tr>
<tr><th>W</th><th>L</th></tr></thead>
<tbody><tr><th>Hill</th><td>1</td><td>2</td><td>3</td></tr><tr><th>Mill</th><td>4</td><td>5</td><td>6</td></tr></tbody>
</table></body></html>"""
EMPTY, TALL = "<td></td>", '<th rowspan="2"></th>'

CHANGES = [
    (
        InsertColumn(at=on("html/body/table/tbody/tr/td[3]")),
        HEADED,
        HEADED.replace('<th rowspan="2">Points', f'{TALL}<th rowspan="2">Points')
        .replace("<td>3", f"{EMPTY}<td>3")
        .replace("<td>6", f"{EMPTY}<td>6"),
    ),
    (
        InsertColumn(at=on("html/body/table/tbody/tr[2]/td")),
        HEADED,
        HEADED.replace('<th colspan="2">Home', '<th></th><th colspan="2">Home')
        .replace("<th>W", "<th></th><th>W")
        .replace("<td>1", f"{EMPTY}<td>1")
        .replace("<td>4", f"{EMPTY}<td>4"),
    ),
]

LEAVES_ALONE = [
    (InsertColumn(at=on("html/body/table/tbody/tr/td[2]")), HEADED),  # below a heading of two columns
    (InsertColumn(at=on("html/body/table/tbody/tr/th")), HEADED),  # heads its row, and is the first
    (SECOND, PRICES.replace("<th>Cup<th>EUR", "<td>Cup<td>EUR")),  # no headings
    (SECOND, PRICES.replace("<th>EUR", "<th> ")),  # one column has none
    (SECOND, PRICES.replace("<td>4.50", "")),  # no rectangle
    (SECOND, PRICES.replace("<td>4.50", "<td rowspan=all>4.50")),
    (SECOND, PRICES.replace("<tr><td>breakfast<td>6.50</tr>", "")),  # a single row
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: InsertColumn, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: InsertColumn, source: str) -> None:
    assert source == applied(record, source)


def test_cells_that_are_not_closed_take_one_before_them() -> None:
    (drawn,) = records("insert-column", aim_at(page(PRICES), ({"price": 4.5},)), 1)
    after = (
        PRICES.replace("<th>EUR", "<th></th><th>EUR")
        .replace("<td>4", f"{EMPTY}<td>4")
        .replace("<td>6", f"{EMPTY}<td>6")
    )
    assert after == applied(drawn, PRICES)


@pytest.mark.parametrize(
    ("fields", "struck"), [({"row": "Hill 1 2 3"}, False), ({"team": "Hill"}, False), ({"won": 1, "points": 3}, True)]
)
def test_strikes_cells_that_are_read_by_themselves(fields: dict[str, Any], struck: bool) -> None:
    """A row that is read as a whole would hold the new cell."""
    assert struck != insert_column(aim_at(page(HEADED), (fields,))).is_empty


def test_is_stored_as_json() -> None:
    assert decode(json.loads(json.dumps(encode(SECOND)))) == SECOND


def test_shrinks_to_the_simplest_and_no_further() -> None:
    simplest = least(insert_column(Aim(page(HEADED))))
    assert simplest.at.path == "html/body/table/tbody/tr/td"
    assert [] == list(simplest.simpler())


class Counted(tuple[Element, ...]):
    """The elements of a page, and how many of them were taken out of it."""

    taken = 0
    __slots__ = ()

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        Counted.taken += len(found) if isinstance(place, slice) else 1
        return found


def test_of_a_heading_no_more_is_looked_at_than_stands_in_it() -> None:
    source = f"<table>{'<tr><th></th></tr>' * 500}<tr><td>4.50</td></tr><tr><td>6.50</td></tr></table>"
    whole = page(source)
    elements = Counted(whole.elements)

    assert insert_column(Aim(dataclasses.replace(whole, elements=elements))).is_empty
    assert Counted.taken < 10 * len(elements)
