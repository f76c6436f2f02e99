"""What an exported test asks is answered for results of any type."""

import enum
from collections import namedtuple
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import attrs
import pytest

from harness.export.asked import (
    accepts,
    is_part,
    items,
    kinds,
    lineage,
    matches,
    pick,
    plain,
    settled,
    squeezed,
    values,
    words,
)
from harness.golden import matcher_of
from harness.golden.compare import agrees
from harness.golden.matcher import spelled

Pair = namedtuple("Pair", ["a", "b"])  # noqa: PYI024 (one of the kinds that scrapers return)


@dataclass(frozen=True, slots=True)
class Slotted:
    name: str


class Roomed(Slotted):
    __slots__ = ("_seen", "rooms")

    def __init__(self, name: str, rooms: int) -> None:
        super().__init__(name)
        object.__setattr__(self, "rooms", rooms)


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
        (Roomed("x", 2), {"rooms": 2, "name": "x"}),
        (SimpleNamespace(name="x", _seen=1), {"name": "x"}),
        (
            (Fraction(1, 2), UUID(int=1), {"tags": map(str, [1])}),
            ["1/2", "00000000-0000-0000-0000-000000000001", {"tags": ["1"]}],
        ),
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


LONG = "word " * 200
DIGEST = f"sha256:{sha256(LONG.strip().encode()).hexdigest()} 1,000 characters: word"


@pytest.mark.parametrize("got", ["118.00", "a  b", LONG, "re: x", 3, 3.0, True, None, [], [1, 2], {"a": 1}])
@pytest.mark.parametrize(
    "written",
    [
        r"re:\d+\.00",
        "re:a b",
        "type:str",
        "type:null|number",
        "type:int",
        "type:bool|list",
        "type:dict",
        "count>=1",
        "count==2",
        "count<=1",
        "is:re: x",
        DIGEST,
    ],
)
def test_matchers_match_as_in_the_harness(written: str, got: Any) -> None:
    matcher = matcher_of(written)

    assert matcher
    assert matcher(got) == matches(written, got)


WORDS = ["is", "re", "type", "sha256", "count", "count>=", "is:", "re: x", "type:str", "a  b", "1", "", LONG]
"""Texts, among them those that look like matchers and those with which matchers begin."""


@pytest.mark.parametrize("got", [*WORDS, 1, 1.0, True, None, [], [1, 2], {"a": 1}])
@pytest.mark.parametrize("written", [*map(spelled, WORDS), 1, 1.0, True, None, [1, 2], {"a": 1}])
def test_what_is_accepted_is_accepted_as_in_the_harness(written: Any, got: Any) -> None:
    assert agrees(written, got) == accepts(written, got)


@pytest.mark.parametrize("text", WORDS)
def test_a_text_is_accepted_as_it_is_spelled(text: str) -> None:
    assert accepts(spelled(text), text)


@pytest.mark.parametrize(
    ("expected", "got", "holds"),
    [
        ("a b", " a\n b ", True),
        ("a b", "ab", False),
        (64, 64.0, True),
        (0.1 + 0.2, 0.3, True),
        (1, True, False),
        (None, None, True),
        (..., "whatever", True),
        ({"a": 1}, {"a": 1, "b": None}, True),
        ({"a": 1}, {"a": 1, "b": 2}, False),
        ([1, "re:x+"], [1, "xx"], True),
        ([1], [1, 2], False),
        ("type:datetime.date", "2026-01-02", True),
        ("type:datetime.date", None, False),
    ],
)
def test_accepts(expected: Any, got: Any, *, holds: bool) -> None:
    """A plain result holds a date as text, of which the type is not known any more."""
    assert holds == accepts(expected, got)


def test_pick_keeps_lists_as_they_are() -> None:
    found = [{"offers": [{"price": "1"}, {}]}, {"offers": None}, {}, "count>=1"]

    assert [["1", None], None, None, ...] == pick(found, ["offers", "price"])
