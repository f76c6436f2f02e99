"""Two results to their differences, field by field."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal, InvalidOperation
from math import isclose

from harness.checks.compare.difference import WHOLE, Difference, Kind
from harness.checks.compare.lists import Key, align, name_of
from harness.checks.compare.texts import compare_texts
from harness.checks.compare.values import garbled, is_empty, unspaced
from harness.model import TYPE, Item, Value, is_tagged

LONGEST_NAME = 60
"""Characters by which an entry is named."""
DECIMAL = "decimal.Decimal"
"""The type of a decimal number, which is sent as a text so that none of its digits is lost."""


def compare(
    expected: Sequence[Item], got: Sequence[Item], key: Key = (), *, ordered: bool = True
) -> Iterator[Difference]:
    """Yield the differences between two results in the order of the expected one's fields.

    Args:
        expected: The recorded items.
        got: The items that are compared with them.
        key: The fields by which items are known; found when it is empty.
        ordered: Whether the order of the items says anything; that of a set's does not.
    """
    if expected != got:
        yield from _compare_lists(list(expected), list(got), "", key, ordered=ordered)


def _compare(expected: Value, got: Value, path: str) -> Iterator[Difference]:
    if expected == got or (is_empty(expected) and is_empty(got)):
        return
    if not path and isinstance(expected, dict) and isinstance(got, dict):
        yield from _compare_mappings(expected, got, path)  # a whole item: told field by field even when it is empty
    elif is_empty(got):
        yield Difference(path, "missing", expected, got)
    elif is_empty(expected):
        yield Difference(path, "added", expected, got)
    elif isinstance(expected, dict) and isinstance(got, dict):
        yield from _compare_mappings(expected, got, path)
    elif isinstance(expected, list) and isinstance(got, list):
        yield from _compare_lists(expected, got, path)
    elif isinstance(expected, str) and isinstance(got, str):
        yield from compare_texts(expected, got, path)
    else:
        yield from _compare_scalars(expected, got, path)


def _compare_scalars(expected: Value, got: Value, path: str) -> Iterator[Difference]:
    if _is_number(expected) and _is_number(got):
        if not isclose(float(expected), float(got), rel_tol=1e-9):  # type: ignore[arg-type]  # both are numbers
            yield Difference(path, "changed", expected, got)
    elif type(expected) is type(got):
        yield Difference(path, "changed", expected, got)
    else:
        yield Difference(path, "retyped", expected, got)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _compare_mappings(expected: dict[str, Value], got: dict[str, Value], path: str) -> Iterator[Difference]:
    if is_tagged(expected) or is_tagged(got):
        yield from _compare_tagged(expected, got, path)
        return
    for key in [*expected, *(key for key in got if key not in expected)]:
        yield from _compare(expected.get(key), got.get(key), f"{path}.{key}" if path else key)


def _compare_tagged(expected: dict[str, Value], got: dict[str, Value], path: str) -> Iterator[Difference]:
    """Yield the differences of two values with their types: a set is a list whose order says nothing."""
    if expected.get(TYPE) != got.get(TYPE):
        yield Difference(path, "retyped", expected, got)
        return
    entries, others = expected["value"], got.get("value")
    if isinstance(entries, list) and isinstance(others, list):
        yield from _compare_lists(entries, others, path, ordered=False)
    elif not (_same_instant(expected, got) or _same_decimal(expected, got)):
        yield Difference(path, "changed", expected, got)


def _same_instant(expected: dict[str, Value], got: dict[str, Value]) -> bool:
    """Say whether two moments are one, told in different time zones, as Python's own comparison says."""
    try:
        one, other = (datetime.fromisoformat(str(value.get("value"))) for value in (expected, got))
    except ValueError:
        return False
    return one.tzinfo is not None and other.tzinfo is not None and one == other


def _same_decimal(expected: dict[str, Value], got: dict[str, Value]) -> bool:
    """Say whether two decimal numbers are one, however many zeros each is written with: 95.00 is 95."""
    if expected[TYPE] != DECIMAL:
        return False
    with suppress(InvalidOperation):  # no number, or one that is not to be compared
        one, other = (Decimal(str(value.get("value"))) for value in (expected, got))
        return one == other
    return False


def _compare_lists(
    expected: Sequence[Value], got: Sequence[Value], path: str, key: Key = (), *, ordered: bool = True
) -> Iterator[Difference]:
    found = align(expected, got, key)
    for here, there in found.pairs:
        yield from _compare(expected[here], got[there], path)
    where, entries = path or WHOLE, _entries(expected)
    for there in found.repeated[:1]:
        yield Difference(where, "repeated", entries, got[there], entry=True)
    for there in found.gained[:1]:
        kind: Kind = "garbled" if _is_garbled_entry(got[there], expected) else "added"
        yield Difference(where, kind, entries, got[there], entry=True)
    for here in found.lost[:1]:
        others = f" and {len(found.lost) - 1} more" if len(found.lost) > 1 else ""
        which = f", without {name_of(expected[here], found.key)[:LONGEST_NAME]}{others}" if got else ""
        yield Difference(where, "missing", entries, _entries(got) + which, lost=len(found.lost))
    if found.reordered and ordered:
        order, other = ([name_of(value, found.key)[:LONGEST_NAME] for value in values] for values in (expected, got))
        yield Difference(where, "reordered", list(order), list(other))


def _entries(values: Sequence[Value]) -> str:
    return f"{len(values)} {'entry' if len(values) == 1 else 'entries'}"


def _is_garbled_entry(value: Value, expected: Sequence[Value]) -> bool:
    """Say whether a further entry is an expected one but for characters that are no text: both its spellings came."""
    texts = {unspaced(entry) for entry in expected if isinstance(entry, str)}
    return isinstance(value, str) and any(garbled(text, unspaced(value)) for text in texts)
