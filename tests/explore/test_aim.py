"""JSON in an attribute is aimed at where it holds what the scraper extracts, however it is written there."""

from unittest.mock import Mock

import pytest

from harness.explore import aim_at
from harness.model import Item
from harness.mutations.hostile.hostile_number import HostileNumber
from harness.mutations.hostile.slots import Slot, found, read_of
from harness.mutations.json_block import attribute_blocks
from tests.mutations.drift.applied import page


@pytest.mark.parametrize(
    ("attribute", "item", "stated"),
    [
        ("""'{"name": "K2", "price": 39}'""", {"name": "K2", "price": 39}, ['"K2"', "39"]),
        (r"""'{"name": "Caf\u00e9 Bar", "at": "\/p\/1"}'""", {"name": "Café Bar"}, [r'"Caf\u00e9 Bar"']),
        ('"{&quot;name&quot;: &quot;K &quot;}"', {"name": "K "}, ["&quot;K &quot;"]),
        ("""'{"at": 1, "list": "a"}'""", {"rank": 1, "name": "a"}, []),
    ],
)
def test_values_are_known_in_attributes(attribute: str, item: Item, stated: list[str]) -> None:
    source = f"<main><p data-of={attribute}>x</p></main>"
    aim = aim_at(page(source), (item,))

    assert stated == [next(text for text in stated if source.startswith(text, start)) for start in aim.stated]
    assert (1 in aim.near) == bool(stated)


def test_of_a_list_a_few_elements_are_aimed_at() -> None:
    cards = "".join(f'<li data-of=\'{{"sku": "A{number}"}}\'>x</li>' for number in range(10, 40))
    aim = aim_at(page(f"<ul>{cards}</ul>"), tuple({"sku": f"A{number}"} for number in range(10, 40)))

    assert 30 == len(aim.stated)
    assert (1, 11, 21) == aim.holders


def test_hostile_values_are_put_into_json_attributes_only_where_they_are_read() -> None:
    source = """<b data-shown='{"id": 11, "at": 2, "of": 30}' data-of='{"price": 39.5}'>$24.00</b>"""
    found_in = page(source)
    aim = aim_at(found_in, ({"price": 39.5},))
    (slots,) = found(found_in, HostileNumber.looks).values()

    assert [Slot(), Slot("data-of", ("price",))] == read_of(aim, 0, slots)


def test_an_attribute_is_gone_through_once_for_all_its_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attribute may hold thousands, each of which is a slot."""
    values = ", ".join(f'{{"n": {number}}}' for number in range(1000, 1300))
    found_in = page(f"<p data-of='{{\"all\": [{values}]}}'>x</p>")
    aim = aim_at(found_in, ({"n": 1007},))
    (slots,) = found(found_in, HostileNumber.looks).values()
    asked = Mock(side_effect=attribute_blocks)
    monkeypatch.setattr("harness.mutations.hostile.slots.attribute_blocks", asked)

    assert [Slot("data-of", ("all", 7, "n"))] == read_of(aim, 0, slots)
    assert 1 == asked.call_count
