"""Fields that nobody wants compared, left out of a result before anything is asked of it.

A pattern names a field as reports do, `offers.uuid`, each part of it a glob. A part that is `*` alone also stands for
the places of a list, which have no name: `offers.*.uuid` is the same field, whether `offers` is a list or a table.
"""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from harness.checks.sources import leaves
from harness.model import Item, Value, is_tagged

Pattern = tuple[str, tuple[str, ...]]
"""A pattern as it is written, and what is left to match of it."""


def left_out(items: Iterable[Item], patterns: Iterable[str]) -> tuple[tuple[Item, ...], frozenset[str]]:
    """Return the items without the fields that the patterns name, and the patterns that named one."""
    found: set[str] = set()
    wanted: list[Pattern] = [(pattern, tuple(pattern.split("."))) for pattern in patterns]
    kept = tuple(_without_fields(item, wanted, found) for item in items) if wanted else tuple(items)
    return kept, frozenset(found)


def _without(value: Value, patterns: list[Pattern], found: set[str]) -> Value:
    if isinstance(value, list):
        below = [*patterns, *((whole, parts[1:]) for whole, parts in patterns if parts[0] == "*" and parts[1:])]
        return [_without(one, below, found) for one in value]
    if isinstance(value, dict) and not is_tagged(value):
        return _without_fields(value, patterns, found)
    return value


def _without_fields(item: Item, patterns: list[Pattern], found: set[str]) -> Item:
    kept: Item = {}
    for name, value in item.items():
        below = [(whole, parts[1:]) for whole, parts in patterns if fnmatchcase(name, parts[0])]
        ends = {whole for whole, parts in below if not parts}
        found |= ends
        if not ends:
            kept[name] = _without(value, below, found) if below else value
    return kept


def names_lost(before: Sequence[Item], after: Sequence[Item]) -> frozenset[str]:
    """Return the names of fields that had a value in some item before, and have none after."""
    if before == after:  # as mostly: nothing is to be left out
        return frozenset()
    one, other = ({name for field, _ in leaves(items) for name in field.split(".")} for items in (before, after))
    return frozenset(one - other)
