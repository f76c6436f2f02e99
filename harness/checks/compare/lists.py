"""Which entries of two lists face each other: by what they are, and only then by where they stand.

1. Equal entries face each other: in order, and those that are left wherever they stand.
2. So do entries with the same key: the configured fields, or else the field that most of them have the same and of
   their own. Where any face each other out of order, the list is *reordered*.
3. What is left in a gap faces what is most like it, in order: by shared fields, shared words, or as a rest of it.
4. What is like nothing faces what stands at its place. The rest is lost, or gained.

An entry that is, or has the key of, an expected one which faces another already has come *again*; it faces one that was
lost only where the two share more than half.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.checks.compare.align import Pair, across, gaps, in_order
from harness.checks.compare.texts import is_rest
from harness.checks.compare.thresholds import MOST_LIKENED
from harness.checks.compare.values import is_empty, key_of
from harness.model import Item, Value

MORE_THAN_HALF = 0.5
"""Likeness beyond which an entry that came again is rather one that changed."""

Key = tuple[str, ...]
"""Names of the fields that tell an entry from the others, dotted where they are nested; empty when none does."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How the entries of two lists face each other."""

    pairs: tuple[Pair, ...]
    """Indices of entries that face each other, in the order of the expected list."""
    lost: tuple[int, ...]
    repeated: tuple[int, ...]
    """Further entries of what is in the expected list."""
    gained: tuple[int, ...]
    """Further entries of anything else."""
    reordered: bool
    key: Key
    """By which entries are known, so that one can be named."""


def align(expected: Sequence[Value], got: Sequence[Value], key: Key = ()) -> Alignment:
    """Let the entries of two lists face each other; entries of `got` that hold nothing face what stands at their place.

    Args:
        expected: The recorded list.
        got: The list that is compared with it.
        key: The fields by which entries are known; found when it is empty.
    """
    if len(expected) == len(got) == 1:  # whatever they are; this spares long texts being read several times
        return Alignment(((0, 0),), (), (), (), reordered=False, key=key)
    wanted, found = [key_of(value) for value in expected], [key_of(value) for value in got]
    ordered = in_order(wanted, found)
    if len(ordered) == len(expected) == len(got):
        return Alignment(tuple(ordered), (), (), (), reordered=False, key=key)
    key = key or _found_key(expected, got, ordered)
    names, other_names = ([_named(value, key) for value in values] for values in (expected, got))
    crossing = _crossing(ordered, wanted, found)
    if key:
        ordered = _within_gaps(ordered, crossing, names, other_names)
        crossing += _crossing([*ordered, *crossing], names, other_names)
    pairs = [*ordered, *crossing]
    again = _known_again(pairs, (wanted, found), (names, other_names))
    taken, given = _faced(pairs)
    for run, other_run in gaps(ordered, len(expected), len(got)):
        here, there = [one for one in run if one not in taken], [one for one in other_run if one not in given]
        pairs += _alike(here, there, expected, got, again)
    taken, given = _faced(pairs)
    further = [there for there in range(len(got)) if there not in given and not is_empty(got[there])]
    return Alignment(
        pairs=tuple(sorted(pairs)),
        lost=tuple(here for here in range(len(expected)) if here not in taken),
        repeated=tuple(there for there in further if there in again),
        gained=tuple(there for there in further if there not in again),
        reordered=bool(crossing),
        key=key,
    )


def has_key(entries: Sequence[Value] | Sequence[Item], key: Key) -> bool:
    """Say whether any of the entries has the fields by which they are to be known; True when none are named."""
    return not key or any(_named(entry, key) for entry in entries)


def name_of(value: Value, key: Key) -> str:
    """Return an entry in a few words: its key's values, or itself."""
    parts = [_part(value, name) for name in key]
    told = parts if parts and not all(map(is_empty, parts)) else [value]
    return ", ".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in told)


def _within_gaps(
    ordered: Sequence[Pair], crossing: Sequence[Pair], names: Sequence[str], other_names: Sequence[str]
) -> list[Pair]:
    """Add to pairs those in their gaps that have the same key."""
    taken, given = _faced(crossing)
    more: list[Pair] = []
    for here, there in gaps(ordered, len(names), len(other_names)):
        known = [index for index in here if names[index] and index not in taken]
        other_known = [index for index in there if other_names[index] and index not in given]
        same = in_order([names[index] for index in known], [other_names[index] for index in other_known])
        more += [(known[one], other_known[other]) for one, other in same]
    return sorted([*ordered, *more])


def _crossing(pairs: Sequence[Pair], names: Sequence[str], other_names: Sequence[str]) -> list[Pair]:
    """Return pairs of equal names, empty ones left out, among what faces nothing yet."""
    taken, given = _faced(pairs)
    left = [index for index, name in enumerate(names) if name and index not in taken]
    right = [index for index, name in enumerate(other_names) if name and index not in given]
    same = across([names[index] for index in left], [other_names[index] for index in right])
    return [(left[one], right[other]) for one, other in same]


def _faced(pairs: Sequence[Pair]) -> tuple[frozenset[int], frozenset[int]]:
    return frozenset(here for here, _ in pairs), frozenset(there for _, there in pairs)


def _known_again(
    pairs: Sequence[Pair], wholes: tuple[Sequence[str], Sequence[str]], names: tuple[Sequence[str], Sequence[str]]
) -> frozenset[int]:
    """Return the entries that face nothing yet and are, or are called, as an expected entry is."""
    _, given = _faced(pairs)
    whole, named = frozenset(wholes[0]), frozenset(filter(None, names[0]))
    left = (there for there in range(len(wholes[1])) if there not in given)
    return frozenset(there for there in left if wholes[1][there] in whole or names[1][there] in named)


def _alike(
    here: Sequence[int],
    there: Sequence[int],
    expected: Sequence[Value],
    got: Sequence[Value],
    again: frozenset[int],
) -> list[Pair]:
    """Let entries of a gap face each other: those most alike, and between them those at the same place."""
    if not here or not there or len(here) * len(there) > MOST_LIKENED:
        return list(zip(here, there, strict=False))
    alike = _most_alike(
        [expected[index] for index in here], [got[index] for index in there], [index in again for index in there]
    )
    pairs = [(here[one], there[other]) for one, other in alike]
    for run, other_run in gaps(alike, len(here), len(there)):
        new = [there[other] for other in other_run if there[other] not in again]
        pairs += zip(here[run.start : run.stop], new, strict=False)
    return pairs


def _most_alike(expected: Sequence[Value], got: Sequence[Value], again: Sequence[bool]) -> list[Pair]:
    """Return the pairs, increasing on both sides, that are most alike in all (Needleman and Wunsch, 1970)."""
    wanted, found = [_features(value) for value in expected], [_features(value) for value in got]
    likeness = [
        [_likeness(one, other, wanted[here], found[there]) for there, other in enumerate(got)]
        for here, one in enumerate(expected)
    ]
    for row in likeness:
        row[:] = [0.0 if known and value <= MORE_THAN_HALF else value for value, known in zip(row, again, strict=True)]
    best = [[0.0] * (len(got) + 1) for _ in range(len(expected) + 1)]
    for here in range(len(expected) - 1, -1, -1):
        for there in range(len(got) - 1, -1, -1):
            together = likeness[here][there] + best[here + 1][there + 1]
            best[here][there] = max(together, best[here + 1][there], best[here][there + 1])
    pairs = []
    here = there = 0
    while here < len(expected) and there < len(got):
        alike = likeness[here][there]
        if alike and best[here][there] == alike + best[here + 1][there + 1]:
            pairs.append((here, there))
            here, there = here + 1, there + 1
        elif best[here][there] == best[here + 1][there]:
            here += 1
        else:
            there += 1
    return pairs


def _likeness(expected: Value, got: Value, wanted: frozenset[str], found: frozenset[str]) -> float:
    shared = len(wanted & found)
    if shared:
        return shared / max(len(wanted), len(found))
    return 0.5 if is_rest(expected, got) else 0.0


def _features(value: Value) -> frozenset[str]:
    """Return what two entries may share: fields with their values, words, or the value itself."""
    if isinstance(value, dict):
        return frozenset(f"{name}={key_of(part)}" for name, part in value.items() if not is_empty(part))
    return frozenset(value.split()) if isinstance(value, str) else frozenset({key_of(value)})


def _found_key(expected: Sequence[Value], got: Sequence[Value], ordered: Sequence[Pair]) -> Key:
    """Return the field by which entries are known that face nothing yet, or, when nothing is lost, by which all are."""
    taken, given = _faced(ordered)
    lost = [value for index, value in enumerate(expected) if index not in taken]
    gained = [value for index, value in enumerate(got) if index not in given]
    known = [expected[index] for index in taken]
    name = _identifying(lost, gained, known) if lost and gained else _identifying(expected, got)
    return (name,) if name else ()


def _identifying(expected: Sequence[Value], got: Sequence[Value], known: Sequence[Value] = ()) -> str | None:
    """Return the field that most entries of both lists have the same and of their own; None when too few have any.

    What an entry has that is `known` already tells none from it, such as the currency of all prices. What may be a mere
    number of the entry is none where another field is.
    """
    best: tuple[bool, int, str | None] = (False, 0, None)
    first = expected[0] if expected else None
    for name in first if isinstance(first, dict) else ():
        counts = _counts(expected, name)
        if counts and _counts(got, name):
            continue
        wanted = Counter(_named(value, (name,)) for value in expected)
        found = Counter(_named(value, (name,)) for value in got)
        shared = {_named(value, (name,)) for value in known}
        own = sum(1 for key, times in wanted.items() if key and times == found.get(key) == 1 and key not in shared)
        enough = own and 2 * own >= min(len(expected), len(got))
        if enough and (not counts, own) > best[:2]:
            best = (not counts, own, name)
    return best[2]


def _counts(entries: Sequence[Value], name: str) -> bool:
    """Say whether a field only numbers the entries, so that it is another as soon as one before it is missing."""
    numbers = [entry.get(name) for entry in entries if isinstance(entry, dict)]
    first = numbers[0] if numbers else None
    return isinstance(first, int) and numbers == list(range(first, first + len(numbers)))


def _named(value: Value, key: Key) -> str:
    """Return an entry's key as text, empty when it has none."""
    parts = [_part(value, name) for name in key]
    return "" if all(map(is_empty, parts)) else key_of(list(parts))


def _part(value: Value, name: str) -> Value:
    for step in (name,) if isinstance(value, dict) and name in value else name.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
