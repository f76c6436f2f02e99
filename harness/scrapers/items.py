"""Turn what a scraper returned into items in JSON's terms.

In: any value, drained. Out: items and whether there could have been many; every value as `harness.model.Value` says,
so it can be compared, stored and sent: plain builtins stay, subclasses of them become plain, an item (whatever
itemadapter understands) and any object with public attributes become a dictionary, what iterates becomes a list, and
all that JSON has no word for becomes `{"$type": ..., "value": ...}`.
"""

import datetime as dt
import enum
import importlib
import math
import re
import sys
from collections import deque
from collections.abc import ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from functools import cache
from itertools import islice
from typing import Any

import msgspec

from harness.model import TYPE, Item, Value, is_tagged
from harness.scrapers.bounds import MOST_ENTRIES, TooManyItemsError, bounded
from harness.scrapers.objects import fields_of

DEPTH = 64
"""Levels of nesting that are kept."""
LONGEST_TEXT = 100_000
"""Characters kept of an object that is known only by its text."""

_ENOUGH = MOST_ENTRIES + 1
"""Entries that are asked for: as many as tell that there are too many."""
_OWN_TYPE = "$$type"
"""What a mapping's own key `$type` is called where the mapping would else be taken for a value with its type."""
_SMALLEST, _LARGEST = -(1 << 63), (1 << 64) - 1
_ADDRESS = re.compile(r"\s+at 0x[0-9A-Fa-f]+")
_BARE_ADDRESS = re.compile(r"\b0x[0-9A-Fa-f]{6,}\b")
_SETS = (set, frozenset)
_LISTS = (list, tuple, deque, range, KeysView, ValuesView, ItemsView, *_SETS)
_SCALARS = (str, bytes, bytearray, memoryview, int, float, complex)


def items(result: Any) -> tuple[tuple[Item, ...], bool]:
    """Return (items, whether the scraper returned several); None is nothing, also within a list. A set is sorted.

    Raises:
        TooManyItemsError: there are more than a result may have, or more entries in a list or mapping.
    """
    if result is None:
        return (), False
    if _is_many(result):
        found = [_item(one) for one in bounded(result) if one is not None]
        return tuple(sorted(found, key=_order) if is_set(result) else found), True
    return (_item(result),), False


def is_set(result: Any) -> bool:
    """Say whether a result's order says nothing: it hangs on a hash that is another in each process."""
    return isinstance(result, _SETS)


def normalised(raw: Any) -> Value:
    """Return `raw` in JSON's terms. Cycles and what is deeper than `DEPTH` end in a marker.

    Nothing here raises but what an iterator in it raises, which is the scraper's own, and:

    Raises:
        TooManyItemsError: a list or a mapping in it has more entries than it may.
    """
    return _value(raw, set())


def without_addresses(text: str) -> str:
    """Return `text` without memory addresses, which differ from run to run."""
    return _BARE_ADDRESS.sub("0x", _ADDRESS.sub("", text)) if "0x" in text else text


def sendable(text: str) -> str:
    """Return `text` with lone surrogates written out, so it can be encoded."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def qualified(kind: type) -> str:
    """Return a class's name with its module, without `builtins.`."""
    name = sendable(f"{kind.__module__}.{kind.__qualname__}")
    return name.removeprefix("builtins.")


def _is_many(result: Any) -> bool:
    if isinstance(result, (*_SCALARS, Mapping, enum.Enum)) or _is_named(result) or adapter().is_item(result):
        return False
    return isinstance(result, Iterable)


def _item(raw: Any) -> Item:
    value = normalised(raw)
    if isinstance(value, dict) and not is_tagged(value):
        return value
    return {"value": value}


def _value(raw: Any, above: set[int]) -> Value:
    kind = type(raw)
    if kind is str:
        return _text(raw)
    if raw is None or kind is bool:
        return raw  # type: ignore[no-any-return] # None and bool are values as they are
    if kind is int:
        return _integer(raw)
    if kind is float:
        return raw if math.isfinite(raw) else _tagged(kind, _float_name(raw))
    return _compound(list(islice(raw, _ENOUGH)) if issubclass(kind, Iterator) else raw, above)


def _compound(raw: Any, above: set[int]) -> Value:
    kind = type(raw)
    try:
        plain = _plain(raw)
        children = None if plain is not None or isinstance(raw, enum.Enum) else _children(raw)
        text = _described(raw) if plain is None and children is None else ""
    except Exception:  # noqa: BLE001 - a result's own methods may raise anything, and say nothing of the page
        return _tagged(kind, f"<{kind.__name__}>")
    if plain is not None:
        return _value(plain, above)
    if children is None:
        return _tagged(kind, text)
    if len(children) > MOST_ENTRIES:
        raise TooManyItemsError(f"more than {MOST_ENTRIES:,} entries in a field")
    if id(raw) in above or len(above) >= DEPTH:
        return _tagged(kind, "cycle" if id(raw) in above else "too deep")
    above.add(id(raw))
    try:
        return _nested(kind, children, above)
    finally:
        above.discard(id(raw))


def _plain(raw: Any) -> str | int | float | None:
    """Return the plain builtin that an object of a subclass is, or None: a parser's string, a library's number."""
    if isinstance(raw, enum.Enum):
        return None
    if isinstance(raw, str):
        return str.__str__(raw)
    if isinstance(raw, int):
        return int.__int__(raw)
    return float.__float__(raw) if isinstance(raw, float) else None


def _nested(kind: type, children: list[Any] | dict[str, Any], above: set[int]) -> Value:
    if isinstance(children, list):
        values = [_value(child, above) for child in children]
        return {TYPE: qualified(kind), "value": sorted(values, key=_order)} if issubclass(kind, _SETS) else values
    mapping = {key: _value(child, above) for key, child in children.items()}
    return {_OWN_TYPE if key == TYPE else key: part for key, part in mapping.items()} if is_tagged(mapping) else mapping


def _children(raw: Any) -> list[Any] | dict[str, Any] | None:
    """Return what a nested value holds, or None if it is not nested."""
    if type(raw) is dict:
        return _by_name(raw)
    if _is_named(raw):
        return _by_name(raw._asdict())
    if isinstance(raw, _LISTS):
        return list(islice(raw, _ENOUGH))
    fields = raw if isinstance(raw, Mapping) else adapter()(raw) if adapter().is_item(raw) else fields_of(raw)
    return None if fields is None else _by_name(fields)


@cache
def adapter() -> Any:
    """Return `ItemAdapter`, without Scrapy, which its package imports where it can, unless the scraper has done so.

    What it is then is a copy of our own, so that a scraper that imports both later has them whole. An item of Scrapy's
    is a mapping, and needs no adapter.
    """
    if {"scrapy", "itemadapter"} & sys.modules.keys():
        return importlib.import_module("itemadapter").ItemAdapter
    sys.modules["scrapy"] = None  # type: ignore[assignment] # the documented way to have its import fail
    try:
        return importlib.import_module("itemadapter").ItemAdapter
    finally:
        for name in [one for one in sys.modules if one.partition(".")[0] in {"scrapy", "itemadapter"}]:
            del sys.modules[name]


def _by_name(fields: Mapping[Any, Any]) -> dict[str, Any]:
    return {_key(key): held for key, held in islice(fields.items(), _ENOUGH)}


def _is_named(raw: Any) -> bool:
    return isinstance(raw, tuple) and hasattr(raw, "_asdict")


def _described(raw: Any) -> str:
    if isinstance(raw, enum.Enum):
        return raw.name
    if isinstance(raw, dt.datetime | dt.date | dt.time):
        return raw.isoformat()
    if isinstance(raw, bytes | bytearray | memoryview):
        return bytes(raw).decode("utf-8", "backslashreplace")
    return without_addresses(str(raw)[:LONGEST_TEXT])


def _tagged(kind: type, text: str) -> Value:
    return {TYPE: qualified(kind), "value": sendable(text)}


def _text(text: str) -> Value:
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _tagged(str, text)
    return text


def _integer(number: int) -> Value:
    return number if _SMALLEST <= number <= _LARGEST else _tagged(int, hex(number))


def _float_name(number: float) -> str:
    return "NaN" if math.isnan(number) else "Infinity" if number > 0 else "-Infinity"


def _key(key: Any) -> str:
    return sendable(str.__str__(key) if isinstance(key, str) else without_addresses(str(key)))


def _order(value: Value) -> bytes:
    return msgspec.json.encode(value, order="sorted")
