"""The dictionary says each value once, keeps what a plan may hold, and leads from any value to plainer ones."""

import pytest

from harness.mutations.hostile import dictionary
from harness.mutations.hostile.dictionary import RECIPES, Table, plainer, spelt, told, values

TABLES: list[Table] = [
    table
    for table in vars(dictionary).values()
    if isinstance(table, tuple) and table and all(isinstance(kind, dictionary.Kind) for kind in table)
]
MOST_KEPT = 200


@pytest.mark.parametrize("table", TABLES)
def test_each_value_stands_once_and_is_short_enough_for_a_plan(table: Table) -> None:
    found = values(table)
    assert len(found) == len(set(found))
    assert max(map(len, found)) <= MOST_KEPT
    assert all(kind.falls for kind in table)


@pytest.mark.parametrize("table", TABLES)
def test_plainer_values_end(table: Table) -> None:
    """From any value at most two are plainer, and from those fewer."""
    for value in values(table):
        found = list(plainer(value, table))
        assert value not in found
        assert all(len(list(plainer(one, table))) < max(1, len(found)) for one in found)


def test_a_value_of_the_users_own_leads_to_the_plainest() -> None:
    assert ["", "²"][:1] == list(plainer("my own", dictionary.NUMBERS))


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_is_spelt_and_told_by_its_name(name: str) -> None:
    beginning, unit, count = RECIPES[name]
    assert beginning + unit * count == spelt(name)
    assert name == told(name)


def test_any_other_value_is_itself() -> None:
    assert "1e999" == spelt("1e999")
    assert "'1e999'" == told("1e999")
