"""Which entries of two lists face each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from harness.checks.compare.texts import is_rest
from harness.checks.compare.thresholds import MOST_PAIRS
from harness.checks.compare.values import is_empty, key_of
from harness.model import Value


def unequal_runs(expected: Sequence[Value], got: Sequence[Value]) -> Iterator[tuple[list[Value], list[Value]]]:
    """Yield the runs of entries in which two lists of different lengths differ, aligned so that equals face each other.

    Entries are equal as a whole; where that leaves runs of different lengths, entries with the same identifying field
    face each other, so that one lost entry beside others that changed is not taken for a change of all of them.
    """
    for run in _runs(expected, got, [key_of(value) for value in expected], [key_of(value) for value in got]):
        wanted, found = run
        name = _identifying(wanted, found) if wanted and found and len(wanted) != len(found) else None
        if name is None:
            yield from _beside_their_rests(wanted, found)
            continue
        yield from _runs(
            wanted, found, [_named(value, name) for value in wanted], [_named(value, name) for value in found]
        )


def _runs(
    expected: Sequence[Value], got: Sequence[Value], wanted: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[list[Value], list[Value]]]:
    """Yield the entries between those with equal keys, and each pair of entries with equal keys that differs."""
    times = Counter(found)
    if sum(times[one] for one in wanted) > MOST_PAIRS:
        yield list(expected), list(got)
        return
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    for operation, i, i_end, j, j_end in matcher.get_opcodes():
        if operation != "equal":
            yield list(expected[i:i_end]), list(got[j:j_end])
            continue
        for one, other in zip(expected[i:i_end], got[j:j_end], strict=True):
            if one != other:
                yield [one], [other]


def _beside_their_rests(wanted: list[Value], found: list[Value]) -> Iterator[tuple[list[Value], list[Value]]]:
    """Let each text that is a rest of an expected one face it, so that the loss of others is not taken for a change."""
    if len(wanted) == len(found) or len(wanted) * len(found) > MOST_PAIRS:
        yield wanted, found
        return
    start = begin = 0
    for here, got in enumerate(found):
        there = next((index for index in range(start, len(wanted)) if is_rest(wanted[index], got)), None)
        if there is not None:
            yield wanted[start:there], found[begin:here]
            yield [wanted[there]], [got]
            start, begin = there + 1, here + 1
    yield wanted[start:], found[begin:]


def _identifying(expected: Sequence[Value], got: Sequence[Value]) -> str | None:
    """Return the field that most entries of both lists have the same and of their own, or None when there is none."""
    best, most = None, 0
    first = expected[0]
    for name in first if isinstance(first, dict) else ():
        if _counts(expected, name) and _counts(got, name):
            continue
        wanted = Counter(_named(value, name) for value in expected)
        found = Counter(_named(value, name) for value in got)
        own = sum(1 for key, times in wanted.items() if key and times == found.get(key) == 1)
        if own > most:
            best, most = name, own
    return best


def _counts(entries: Sequence[Value], name: str) -> bool:
    """Say whether a field only numbers the entries, so that it is another as soon as one before it is missing."""
    numbers = [entry.get(name) for entry in entries if isinstance(entry, dict)]
    first = numbers[0] if numbers else None
    return isinstance(first, int) and numbers == list(range(first, first + len(numbers)))


def _named(value: Value, name: str) -> str:
    """Return the key of an entry's field, empty when it has none."""
    part = value.get(name) if isinstance(value, dict) else None
    return "" if is_empty(part) else key_of(part)
