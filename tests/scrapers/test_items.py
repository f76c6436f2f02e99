"""Any result is items in JSON's terms: complete, comparable, sendable, and free of what differs from run to run."""

import abc
import collections
import dataclasses
import datetime as dt
import decimal
import enum
import itertools
import math
import pathlib
import subprocess
import sys
import types
import typing
import uuid
from collections.abc import Iterator
from typing import Any, NamedTuple

import attrs
import bs4
import lxml.html  # type: ignore[import-untyped] # lxml has no types of its own
import msgspec
import parsel
import pydantic
import pytest

from harness.scrapers import TooManyItemsError, items, normalised
from harness.scrapers.bounds import MOST_ENTRIES, MOST_ITEMS
from harness.scrapers.items import DEPTH

Kind = typing.TypeVar("Kind")


@dataclasses.dataclass
class Plain:
    title: str
    inner: Any = None


@attrs.define
class Defined:
    title: str


class Model(pydantic.BaseModel):
    title: str
    when: dt.date | None = None


class Named(NamedTuple):
    title: str


class Colour(enum.Enum):
    RED = 1


class Word(enum.StrEnum):
    A = "a"


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "other"


class Number(int):
    pass


class Opaque:
    pass


class Raising:
    def __str__(self) -> str:
        raise LookupError


class Struct(msgspec.Struct):
    title: str
    rating: float | None = None


class Hotel:
    """Of a class without anything but attributes."""

    stars = 3

    def __init__(self, title: str, **further: Any) -> None:
        self.title = title
        self._seen = True
        self.__dict__.update(further)


class Told(Hotel):
    def __repr__(self) -> str:
        return f"Told({self.title})"


class Slotted:
    __slots__ = ("_seen", "rating", "title")

    def __init__(self, title: str) -> None:
        self.title = title


class Roomed(Slotted):
    __slots__ = ("rooms",)

    def __init__(self, title: str, rooms: int) -> None:
        super().__init__(title)
        self.rooms = rooms


class Price(decimal.Decimal):
    """A number by nature, whatever it carries besides."""

    currency = "EUR"


class Generic(abc.ABC, typing.Generic[Kind]):
    def __init__(self, title: Kind) -> None:
        self.title = title


SOUP = bs4.BeautifulSoup("<p>one<b>two</b></p>", "html.parser")


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (None, ((), False)),
        ([], ((), True)),
        ([None], ((), True)),
        ({}, (({},), False)),
        ({"a": 1}, (({"a": 1},), False)),
        ([{"a": 1}, None, {"a": 2}], (({"a": 1}, {"a": 2}), True)),
        (({"a": 1},), (({"a": 1},), True)),
        ({"a": {"b": 1}}.values(), (({"b": 1},), True)),
        (Plain("t", Plain("u")), (({"title": "t", "inner": {"title": "u", "inner": None}},), False)),
        ([Defined("t")], (({"title": "t"},), True)),
        (
            Model(title="t", when=dt.date(2026, 11, 22)),
            (({"title": "t", "when": {"$type": "datetime.date", "value": "2026-11-22"}},), False),
        ),
        (Named("t"), (({"title": "t"},), False)),
        (Struct("t"), (({"title": "t", "rating": None},), False)),
        (Hotel("t"), (({"title": "t"},), False)),
        ([Told("t", rooms=[Told("r")])], (({"title": "t", "rooms": [{"title": "r"}]},), True)),
        (Roomed("t", 2), (({"title": "t", "rooms": 2},), False)),
        (Generic("t"), (({"title": "t"},), False)),
        (types.SimpleNamespace(title="t", _seen=1), (({"title": "t"},), False)),
        (Hotel("t", page=bs4.BeautifulSoup("<p>a</p>", "html.parser")), (({"title": "t"},), False)),
        (collections.OrderedDict(a=1), (({"a": 1},), False)),
        ({"$type": "story", "value": "v"}, (({"$$type": "story", "value": "v"},), False)),
        ("text", (({"value": "text"},), False)),
        ({"b", None, "a"}, (({"value": "a"}, {"value": "b"}), True)),
        (frozenset({Named("b"), Named("a")}), (({"title": "a"}, {"title": "b"}), True)),
        ({"b": 1, "a": 2}.keys(), (({"value": "b"}, {"value": "a"}), True)),
        (b"text", (({"value": {"$type": "bytes", "value": "text"}},), False)),
        (0, (({"value": 0},), False)),
        (["a", 1], (({"value": "a"}, {"value": 1}), True)),
        (dt.date(2026, 1, 2), (({"value": {"$type": "datetime.date", "value": "2026-01-02"}},), False)),
    ],
)
def test_a_result_is_items(result: object, expected: object) -> None:
    assert expected == items(result)


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        (dt.datetime(2026, 1, 2, 3, 4, tzinfo=dt.UTC), "datetime.datetime", "2026-01-02T03:04:00+00:00"),
        (dt.timedelta(days=1), "datetime.timedelta", "1 day, 0:00:00"),
        (Price("1.50"), "tests.scrapers.test_items.Price", "1.50"),
        (decimal.Decimal("1.50"), "decimal.Decimal", "1.50"),
        (uuid.UUID(int=1), "uuid.UUID", "00000000-0000-0000-0000-000000000001"),
        (b"\xff", "bytes", "\\xff"),
        (pathlib.PurePosixPath("/a"), "pathlib.PurePosixPath", "/a"),
        (Colour.RED, "tests.scrapers.test_items.Colour", "RED"),
        (Word.A, "tests.scrapers.test_items.Word", "A"),
        (math.nan, "float", "NaN"),
        (-math.inf, "float", "-Infinity"),
        (1 << 64, "int", "0x10000000000000000"),
        ("a\ud800", "str", "a\\ud800"),
        (SOUP.p, "bs4.element.Tag", "<p>one<b>two</b></p>"),
        (Opaque(), "tests.scrapers.test_items.Opaque", "<tests.scrapers.test_items.Opaque object>"),
        (Raising(), "tests.scrapers.test_items.Raising", "<Raising>"),
        (lxml.html.fromstring("<p>a</p>"), "lxml.html.HtmlElement", "<Element p>"),
    ],
)
def test_what_json_has_no_word_for_keeps_its_type(raw: object, kind: str, text: str) -> None:
    assert {"$type": kind, "value": text} == normalised(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (Text("a"), "a"),
        (SOUP.find(string=True), "one"),
        (lxml.html.fromstring("<p>a</p>").xpath("//p/text()")[0], "a"),
        (parsel.Selector("<p>a</p>").css("p::text").getall()[0], "a"),
        (Number(5), 5),
        (True, True),
        (1.5, 1.5),
        ((1, [2]), [1, [2]]),
        (collections.deque([1]), [1]),
        (map(str, [1, 2]), ["1", "2"]),
        ((one for one in "ab"), ["a", "b"]),
        ({"a": 1}.values(), [1]),
        ({"a": 1}.items(), [["a", 1]]),
        (range(2), [0, 1]),
        ({1: "a", None: "b", Text("k"): "c"}, {"1": "a", "None": "b", "k": "c"}),
        ({3, 1, 2}, {"$type": "set", "value": [1, 2, 3]}),
        (frozenset({"b", 1, None}), {"$type": "frozenset", "value": ["b", 1, None]}),
        ({"$type": "set", "value": ["a"]}, {"$$type": "set", "value": ["a"]}),
        ({"$type": ["a"], "value": {"b": 1}}, {"$type": ["a"], "value": {"b": 1}}),
        ({"$type": "story", "title": "t"}, {"$type": "story", "title": "t"}),
    ],
)
def test_subclasses_and_collections_become_plain(raw: object, expected: object) -> None:
    value = normalised(raw)
    assert expected == value
    assert type(expected) is type(value)


class Endless:
    """Iterates without being an iterator."""

    def __iter__(self) -> Iterator[None]:
        return itertools.repeat(None)


@pytest.mark.parametrize(
    "held", [[None] * (MOST_ITEMS + 1), range(MOST_ITEMS + 1), {*range(MOST_ITEMS + 1)}, Endless()]
)
def test_a_result_of_too_many_items_is_refused_whatever_holds_them(held: object) -> None:
    with pytest.raises(TooManyItemsError, match=r"more than 100,000 items"):
        items(held)


@pytest.mark.parametrize(
    "held",
    [
        itertools.repeat(None),
        [None] * (MOST_ENTRIES + 1),
        (None,) * (MOST_ENTRIES + 1),
        range(10**18),
        {*range(MOST_ENTRIES + 1)},
        dict.fromkeys(range(MOST_ENTRIES + 1)),
        [{"numbers": range(MOST_ENTRIES + 1)}],
    ],
)
def test_a_field_of_too_many_entries_is_refused_whatever_holds_them(held: object) -> None:
    with pytest.raises(TooManyItemsError, match=r"more than 100,000 entries in a field"):
        items({"numbers": held})


def test_as_many_as_are_allowed_are_kept() -> None:
    assert MOST_ITEMS == len(items([None, *["t"] * (MOST_ITEMS - 1)])[0]) + 1
    assert {"numbers": [None] * MOST_ENTRIES} == normalised({"numbers": itertools.repeat(None, MOST_ENTRIES)})


def test_what_an_iterator_in_a_field_raises_is_the_scrapers_own() -> None:
    with pytest.raises(ZeroDivisionError):
        items([{"shares": (1 / number for number in [1, 0])}])


def test_an_object_that_holds_itself_ends() -> None:
    hotel = Hotel("t")
    hotel.__dict__["near"] = [hotel]
    assert {"title": "t", "near": [{"$type": "tests.scrapers.test_items.Hotel", "value": "cycle"}]} == normalised(hotel)


def test_a_cycle_ends() -> None:
    looped: dict[str, Any] = {"a": 1}
    looped["self"] = [looped]
    assert {"a": 1, "self": [{"$type": "dict", "value": "cycle"}]} == normalised(looped)


def test_one_object_twice_is_no_cycle() -> None:
    shared = [1]
    assert [[1], [1]] == normalised([shared, shared])


def test_depth_is_bounded() -> None:
    deep: list[Any] = []
    for _ in range(10_000):
        deep = [deep]
    value: Any = normalised(deep)
    for _ in range(DEPTH):
        (value,) = value
    assert {"$type": "list", "value": "too deep"} == value


def test_every_value_can_be_sent() -> None:
    raw = {"a\ud800": ["\udfff", 1 << 70, Opaque(), {b"k": math.inf}]}
    value = normalised(raw)
    assert value == msgspec.msgpack.decode(msgspec.msgpack.encode(value))


def test_scrapy_is_not_imported_to_tell_items_apart_where_the_scraper_has_not() -> None:
    program = (
        "import sys; from dataclasses import make_dataclass; from harness.scrapers import items;"
        "found = items(make_dataclass('Item', ['a'])(1)); print(found, 'scrapy' in sys.modules);"
        "import scrapy, itemadapter; item = type('Own', (scrapy.Item,), {'a': scrapy.Field()})(a=2);"
        "print(items(item), itemadapter.is_item(item))"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "(({'a': 1},), False) False\n(({'a': 2},), False) True\n" == told
