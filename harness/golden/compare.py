"""In which fields a result differs from the accepted one.

White space counts as one blank however it is laid out, an absent field as null, and numbers as equal up to rounding.
Everything else is compared as it is: unlike a mutated page, the recorded one gives a scraper no reason to differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isclose
from typing import Any, Literal, cast

from harness.golden.bounded import bounded
from harness.golden.matcher import matcher_of, one_blank, type_of
from harness.model import Golden, Outcome, Value, is_tagged


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field in which a result differs."""

    field: str = ""
    """Dotted name, without list indices; empty when it is the whole result."""
    item: int = 0
    """Which of several items it is in, from 1; 0 where there is one."""
    kind: Literal["value", "length", "result"] = "value"
    """`result`: `expected` and `got` are words on the whole result. `length`: they are the entries at `entry`."""
    expected: Value
    got: Value
    lengths: tuple[int, int] = (0, 0)
    """How many entries were accepted, and how many there are."""
    entry: int = 0
    """The first entry, from 1, that differs in a list of another length."""


def differences(golden: Golden, outcome: Outcome) -> tuple[Difference, ...]:
    """Return the differences between an accepted result and a scraper's, in the order of the accepted one.

    Raises:
        OutOfTimeError: a pattern backtracks without end.
    """
    with bounded():
        return tuple(_differences(golden, outcome))


def agrees(expected: Value, got: Value) -> bool:
    """Say whether a value is as accepted."""
    return next(_values(expected, got, ""), None) is None


def alike(expected: Sequence[Any], got: Sequence[Any]) -> tuple[int, int]:
    """Return how many entries at the beginning of two lists agree, and how many of the others at their ends."""
    shorter = min(len(expected), len(got))
    head = next((place for place in range(shorter) if not agrees(expected[place], got[place])), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if not agrees(expected[-1 - place], got[-1 - place])), rest)
    return head, tail


def _differences(golden: Golden, outcome: Outcome) -> Iterator[Difference]:
    refused = outcome.kind == "refusal"
    if golden.refusal or refused:
        if golden.refusal != refused:
            yield Difference(kind="result", expected=_accepted(golden), got=_given(outcome))
        return
    items = list(outcome.items)
    if items and golden.many != outcome.many:
        yield Difference(kind="result", expected=_accepted(golden), got=_given(outcome))
        return
    expected: Any = golden.items if isinstance(golden.items, str) else list(golden.items)
    if isinstance(expected, list) and outcome.unordered:
        expected, items = cast("Any", _in_one_order(expected, cast("list[Value]", items)))
    if isinstance(expected, list) and bool(expected) != bool(items):
        yield Difference(kind="result", expected=_accepted(golden), got=_given(outcome))
    elif isinstance(expected, list) and len(expected) == len(items):
        for number, (wanted, found) in enumerate(zip(expected, items, strict=True), start=1):
            for difference in _values(wanted, found, ""):
                yield replace(difference, item=number if len(items) > 1 else 0)
    else:
        yield from _values(expected, items, "")  # type: ignore[arg-type]  # lists of mappings are values


def _accepted(golden: Golden) -> str:
    if golden.refusal:
        return "a refusal"
    if isinstance(golden.items, str):
        return golden.items
    return _counted(len(golden.items), many=golden.many)


def _given(outcome: Outcome) -> str:
    raised = outcome.exception
    if outcome.kind == "refusal":
        return f"a refusal, {raised.told}" if raised else "a refusal"
    return _counted(len(outcome.items), many=outcome.many)


def _counted(number: int, *, many: bool) -> str:
    if not number:
        return "nothing"
    return f"a list of {number:,}" if many else "one item"


def _values(expected: Value, got: Value, path: str) -> Iterator[Difference]:
    if isinstance(expected, str):
        matches = matcher_of(expected)
        same = matches(got) if matches else isinstance(got, str) and one_blank(expected) == one_blank(got)
    elif isinstance(expected, dict) and isinstance(got, dict) and type_of(expected) == type_of(got):
        yield from _mappings(expected, got, path)
        return
    elif isinstance(expected, list) and isinstance(got, list):
        yield from _lists(expected, got, path)
        return
    else:
        same = _same_scalar(expected, got)
    if not same:
        yield Difference(field=path, expected=expected, got=got)


def _same_scalar(expected: Value, got: Value) -> bool:
    if _is_number(expected) and _is_number(got):
        return expected == got or isclose(float(expected), float(got), rel_tol=1e-9)  # type: ignore[arg-type]  # numbers
    return type(expected) is type(got) and expected == got


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _mappings(expected: dict[str, Value], got: dict[str, Value], path: str) -> Iterator[Difference]:
    if is_tagged(expected):
        wanted, found = expected["value"], got.get("value")
        if isinstance(wanted, list) and isinstance(found, list):
            yield from _lists(*_in_one_order(wanted, found), path)
        else:
            yield from _values(wanted, found, path)
        return
    for key in [*expected, *(key for key in got if key not in expected)]:
        yield from _values(expected.get(key), got.get(key), f"{path}.{key}" if path else key)


def _in_one_order(expected: list[Value], got: list[Value]) -> tuple[list[Value], list[Value]]:
    """Return the entries of two sets: in front those that agree, literals before matchers, and what is left behind."""
    same: list[Value] = []
    other_same: list[Value] = []
    left: list[Value] = []
    other_left = list(got)
    for wanted in sorted(expected, key=_is_matcher):
        place = next((place for place, found in enumerate(other_left) if agrees(wanted, found)), None)
        if place is None:
            left.append(wanted)
        else:
            same.append(wanted)
            other_same.append(other_left.pop(place))
    return same + left, other_same + other_left


def _is_matcher(value: Value) -> bool:
    return isinstance(value, str) and matcher_of(value) is not None


def _lists(expected: list[Value], got: list[Value], path: str) -> Iterator[Difference]:
    if len(expected) == len(got):
        for wanted, found in zip(expected, got, strict=True):
            yield from _values(wanted, found, path)
        return
    head, _ = alike(expected, got)
    yield Difference(
        field=path,
        kind="length",
        expected=expected[head] if head < len(expected) else None,
        got=got[head] if head < len(got) else None,
        lengths=(len(expected), len(got)),
        entry=head + 1,
    )
