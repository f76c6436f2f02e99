"""What an exported test asks is answered for results of any type."""

import enum
from collections import namedtuple
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import attrs
import pytest

from harness.export.asked import is_part, items, kinds, lineage, plain, settled, squeezed, values, words

Pair = namedtuple("Pair", ["a", "b"])  # noqa: PYI024 (one of the kinds that scrapers return)


@dataclass(frozen=True, slots=True)
class Slotted:
    name: str


@attrs.define
class Attrs:
    name: str


class Colour(enum.Enum):
    RED = 1


async def _item() -> dict[str, int]:
    return {"a": 1}


async def _several() -> AsyncIterator[int]:
    yield 1
    yield 2


def _lazy() -> Iterator[int]:
    yield from (1, 2)


@pytest.mark.parametrize(
    ("made", "expected"), [(_item, {"a": 1}), (_several, [1, 2]), (_lazy, [1, 2]), (lambda: None, None)]
)
def test_settled(made: Any, expected: object) -> None:
    assert expected == settled(made())


@pytest.mark.parametrize(
    ("thing", "expected"),
    [
        (Slotted("x"), {"name": "x"}),
        (Attrs("x"), {"name": "x"}),
        (Pair(1, [None]), {"a": 1, "b": [None]}),
        ({"when": date(2026, 1, 2), "price": Decimal("1.50")}, {"when": "2026-01-02", "price": "1.50"}),
        ((b"\xff", {2, 1}, Colour.RED), ["\\xff", [1, 2], "RED"]),
    ],
)
def test_plain(thing: object, expected: object) -> None:
    assert expected == plain(thing)


def test_items_are_mappings() -> None:
    assert [{"value": 1}, {"a": 2}] == items([1, None, {"a": 2}])
    assert [] == items(None)


def test_values_are_told_by_field() -> None:
    result = [{"offers": [{"price": "1"}, {"price": ""}], "name": "x"}, {"offers": {"price": 2}}]

    assert ["1", 2] == values(result, "offers.price")
    assert ["1", 2] == values(result, "offers")
    assert ["1", "x", 2] == values(result, "*")
    assert "12" == squeezed(result, "price")
    assert {"str", "int"} == kinds(result, "offers.price")
    assert {"list", "dict"} == kinds(result, "offers")


def test_long_texts_are_compared_word_by_word() -> None:
    assert ["ab", 3] == words(["a b", 3])
    assert ["word"] * 50 == words(["word " * 50])


@pytest.mark.parametrize(
    ("found", "holds"), [([], True), ([1, 3], True), ([3, 1], False), ([1, 1], False), ([4], False)]
)
def test_is_part(found: list[int], holds: bool) -> None:
    assert holds == is_part(found, [1, 2, 3])


def test_lineage() -> None:
    assert {"KeyError", "LookupError", "Exception", "BaseException", "object"} == lineage(KeyError())
