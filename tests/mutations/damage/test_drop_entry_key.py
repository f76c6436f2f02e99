"""One entry of a list is without a key, and its like keep theirs."""

import json

import pytest

from harness.explore import aim_at
from harness.model import Item, Value
from harness.mutations import Aim, decode, encode
from harness.mutations.damage.drop_entry_key import DropEntryKey, drop_entry_key
from tests.mutations.drift.applied import applied, block, least, on
from tests.mutations.noise.sample import page_of
from tests.operators.planted import records

CHANGES = [
    (
        DropEntryKey(at=on("script"), path=("offers", 1, "price")),
        block('{"offers": [{"price": 1}, {"price": 2, "sku": "b"}]}'),
        block('{"offers": [{"price": 1}, {"sku": "b"}]}'),
    ),
    (
        DropEntryKey(at=on("script"), path=(0, "price", "amount"), how="null"),
        '<script>s = [{"price": {"amount": 1}}, {"price": {"amount": 2}}];</script>',
        '<script>s = [{"price": {"amount": null}}, {"price": {"amount": 2}}];</script>',
    ),
    (DropEntryKey(path=("x", 1, "a")), '{"x": [{"a": 1}, {"b": 0, "a": 2}]}', '{"x": [{"a": 1}, {"b": 0}]}'),
]

LEAVES_ALONE = [
    (DropEntryKey(at=on("script"), path=("a",)), block('{"a": 1}')),  # no list's entry
    (DropEntryKey(at=on("script"), path=(0,)), block("[1, 2]")),  # the entry itself
    (DropEntryKey(at=on("script"), path=(0, "@type")), block('[{"@type": "A"}]')),
    (DropEntryKey(at=on("script"), path=(2, "a")), block('[{"a": 1}]')),
    (DropEntryKey(at=on("script"), path=(0, "a")), block('[{"a": 1}')),
    (DropEntryKey(path=(0, "a")), block('[{"a": 1}]')),  # the page is none of JSON
]


@pytest.mark.parametrize(("record", "before", "after"), CHANGES)
def test_changes(record: DropEntryKey, before: str, after: str) -> None:
    assert after == applied(record, before)


@pytest.mark.parametrize(("record", "source"), LEAVES_ALONE)
def test_leaves_alone(record: DropEntryKey, source: str) -> None:
    assert source == applied(record, source)


@pytest.mark.parametrize("record", [record for record, _, _ in CHANGES])
def test_is_stored_as_json(record: DropEntryKey) -> None:
    assert record == decode(json.loads(json.dumps(encode(record))))


def test_simpler_is_to_remove_it() -> None:
    record = DropEntryKey(path=(0, "a"), how="null")
    assert [DropEntryKey(path=(0, "a"))] == list(record.simpler())


def drawn(source: str, *items: Item) -> set[tuple[str | int, ...]]:
    aim = aim_at(page_of(source), items)
    return {record.path for record in records("drop-entry-key", aim, 40)}


OFFERS: list[dict[str, Value]] = [
    {"sku": "a-1", "price": 19.5, "cur": "EUR", "rank": 1, "stock": 0, "old": 30.5},
    {"sku": "b-2", "price": 29.5, "cur": "EUR", "rank": 2, "stock": 7},
]
READ: tuple[Item, ...] = tuple(
    {"sku": one["sku"], "price": one["price"], "cur": one["cur"], "rank": one["rank"]} for one in OFFERS
)
ONLY = {(place, key) for place in (0, 1) for key in ("sku", "price")}


@pytest.mark.parametrize("source", ["{}", "<script>s = {};</script>", '<script type="application/ld+json">{}</script>'])
def test_strikes_what_is_read_of_several_entries_and_told_by_all(source: str) -> None:
    """Not what says the same of all, what numbers them, what is not read, and what some lack anyway."""
    assert ONLY == drawn(source.replace("{}", json.dumps(OFFERS)), *READ)


def test_a_key_is_taken_away_in_both_ways() -> None:
    drawn = records("drop-entry-key", aim_at(page_of(json.dumps(OFFERS)), READ), 40)
    assert {(path, how) for path in ONLY for how in ("removed", "null")} == {(one.path, one.how) for one in drawn}


def test_strikes_the_object_around_it_too() -> None:
    offers = [{"sku": one["sku"], "price": {"amount": one["price"]}} for one in OFFERS]
    found = drawn(block(json.dumps({"offers": offers})), *({"price": one["price"]} for one in OFFERS))
    assert {("offers", place, *rest) for place in (0, 1) for rest in [("price",), ("price", "amount")]} == found


@pytest.mark.parametrize("item", [{"price": 19.5}, {"sku": "a-1", "price": 19.5}, {"cur": "EUR"}, {"name": "other"}])
def test_leaves_a_list_alone_of_which_one_entry_is_chosen(item: Item) -> None:
    assert set() == drawn(block(json.dumps(OFFERS)), item)


def test_a_number_of_more_digits_than_python_reads_counts_no_entries() -> None:
    last = f'{{"sku": "c-3", "price": {"9" * 5000}}}'
    source = f'[{{"sku": "a-1", "price": 11}}, {{"sku": "b-2", "price": 12}}, {last}]'
    found = drawn(source, {"sku": "a-1", "price": 11}, {"sku": "b-2", "price": 12}, {"sku": "c-3"})
    assert {(place, key) for place in (0, 1, 2) for key in ("sku", "price")} == found


def test_draws_nothing_where_nothing_is_read() -> None:
    assert drop_entry_key(Aim(page_of(block(json.dumps(OFFERS))))).is_empty


def test_shrinks_to_the_simplest() -> None:
    page = page_of(json.dumps(OFFERS))
    assert DropEntryKey(path=(0, "sku")) == least(drop_entry_key(aim_at(page, READ)))
