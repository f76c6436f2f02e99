"""The result to be accepted from now on: what a scraper gives, and of what was accepted before whatever still holds.

Two outcomes of one page go in, from two processes: what differs between them is volatile and is accepted by its type.
A value that still holds stays as it is written, so that no matcher of a maintainer's own is lost, and nothing is
rewritten that `run` finds nothing wrong with.
"""

from collections.abc import Sequence
from typing import Any, cast

from harness.golden.bounded import bounded
from harness.golden.compare import agrees, alike
from harness.golden.matcher import spelled, type_of
from harness.model import Golden, Outcome, Value, is_tagged


def renewed(scraper: str, case: str, outcomes: tuple[Outcome, Outcome], before: Golden | None) -> Golden:
    """Return what is accepted of two outcomes of one kind.

    Raises:
        OutOfTimeError: a pattern that was accepted before backtracks without end.
    """
    one, other = outcomes
    with bounded():
        items = _kept(_listed(before), list(one.items), list(other.items))
    return Golden(
        scraper=scraper,
        case=case,
        many=one.many if one.items or before is None else before.many,
        items=cast("Any", items if isinstance(items, str) else tuple(cast("list[Any]", items))),
        refusal=one.kind == "refusal",
    )


def _listed(before: Golden | None) -> Value:
    """Return the items that were accepted before; an empty list, which no result keeps anything of, when none were."""
    if before is None:
        return []
    return before.items if isinstance(before.items, str) else list(before.items)


def _kept(before: Value, one: Any, other: Any) -> Value:
    """Return what was accepted where both values still agree with it, part by part; else what they are now."""
    if agrees(before, one) and agrees(before, other):
        return before
    if _are_mappings(before, one, other):
        return _kept_mapping(cast("dict[str, Value]", before), one, other)
    if isinstance(before, list) and isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [
            _kept(old, left, right) if known else _written(left, right)
            for (known, old), left, right in zip(_partners(before, one), one, other, strict=True)
        ]
    return _written(one, other)


def _kept_mapping(before: dict[str, Value], one: dict[str, Value], other: dict[str, Value]) -> Value:
    """Return a mapping's fields; one that is gone goes, unless what was accepted allows that."""
    kept: dict[str, Value] = {}
    for key in {**before, **one, **other}:
        left, right = one.get(key), other.get(key)
        if key not in before:
            kept[key] = _written(left, right)
        elif key in one or key in other or agrees(before[key], None):
            kept[key] = _kept(before[key], left, right)
    return kept


def _partners(before: Sequence[Value], now: Sequence[Value]) -> list[tuple[bool, Value]]:
    """Return for each entry the one it was before, and whether there is one: entries come and go in one place."""
    if len(before) == len(now):
        return [(True, old) for old in before]
    head, tail = alike(before, now)
    middle = [(True, old) for old in before[head : len(before) - tail]][: len(now) - head - tail]
    new = [(False, None)] * (len(now) - head - tail - len(middle))
    return [
        *((True, old) for old in before[:head]),
        *middle,
        *new,
        *((True, old) for old in before[len(before) - tail :]),
    ]


def _written(one: Any, other: Any) -> Value:
    """Return what is written for a value that nothing was accepted of."""
    literal = _spelled(one)
    if agrees(literal, other):
        return literal
    if _are_mappings(one, other) and not is_tagged(one):
        return {key: _written(one.get(key), other.get(key)) for key in {**one, **other}}
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [_written(left, right) for left, right in zip(one, other, strict=True)]
    return f"type:{'|'.join(sorted({type_of(one), type_of(other)}))}"


def _are_mappings(*values: Value) -> bool:
    """Say whether all are mappings of one type."""
    return all(isinstance(value, dict) for value in values) and len({type_of(value) for value in values}) == 1


def _spelled(value: Value) -> Value:
    if isinstance(value, str):
        return spelled(value)
    if isinstance(value, list):
        return [_spelled(entry) for entry in value]
    if isinstance(value, dict):
        return {key: _spelled(part) for key, part in value.items()}
    return value
