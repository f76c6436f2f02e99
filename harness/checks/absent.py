"""Texts by which a scraper says in its own words that there is no value: None, before anything is asked of a result."""

from collections.abc import Iterable

from harness.checks.compare import unspaced
from harness.model import Item, Value, is_tagged


def without_absent(items: Iterable[Item], texts: Iterable[str]) -> tuple[Item, ...]:
    """Return the items with None for every value that is one of the texts, whatever its case and white space."""
    absent = frozenset(map(_folded, texts))
    if not absent:
        return tuple(items)
    return tuple({name: _known(value, absent) for name, value in item.items()} for item in items)


def _known(value: Value, absent: frozenset[str]) -> Value:
    if isinstance(value, str):
        return None if _folded(value) in absent else value
    if isinstance(value, list):
        return [_known(one, absent) for one in value]
    if is_tagged(value):
        return {**value, "value": _known(value["value"], absent)}
    if isinstance(value, dict):
        return {name: _known(one, absent) for name, one in value.items()}
    return value


def _folded(text: str) -> str:
    return unspaced(text).casefold()
