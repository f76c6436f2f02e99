"""Equal things in two sequences, facing each other in order.

Patience diff (Bram Cohen): what both ends share is trimmed; things that stand once on either side are anchors, of which
the longest increasing run is kept; the gaps between them are done alike. It takes n log n for a round of gaps, however
different the sequences are, and so needs no bound on their length. What is removed, put in or changed at one place is
found exactly, for there trimming leaves nothing else.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

DEEPEST = 16
"""Rounds of gaps within gaps, after which what stands more than once is left unpaired."""

Pair = tuple[int, int]
"""Index in the expected sequence, index in the other."""


def in_order(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Pair]:
    """Return pairs of indices of equal things, increasing on both sides."""
    pairs: list[Pair] = []
    waiting = [(0, len(one), 0, len(other), 0)]
    while waiting:
        start, end, begin, stop, depth = waiting.pop()
        while start < end and begin < stop and one[start] == other[begin]:
            pairs.append((start, begin))
            start, begin = start + 1, begin + 1
        while start < end and begin < stop and one[end - 1] == other[stop - 1]:
            end, stop = end - 1, stop - 1
            pairs.append((end, stop))
        anchors = _anchors(one[start:end], other[begin:stop])
        found = [(start + here, begin + there) for here, there in anchors]
        pairs += found
        if found and depth < DEEPEST:
            for (here, there), (here_end, there_end) in pairwise([(start - 1, begin - 1), *found, (end, stop)]):
                waiting.append((here + 1, here_end, there + 1, there_end, depth + 1))
    return sorted(pairs)


def across(one: Sequence[Hashable], other: Sequence[Hashable]) -> Iterator[Pair]:
    """Yield pairs of indices of equal things wherever they stand, the first with the first, as many as there are."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for there in range(len(other) - 1, -1, -1):
        places[other[there]].append(there)
    for here, thing in enumerate(one):
        if places.get(thing):
            yield here, places[thing].pop()


def gaps(pairs: Sequence[Pair], length: int, other_length: int) -> Iterator[tuple[range, range]]:
    """Yield the runs between pairs that increase on both sides, where at least one of the two is not empty."""
    for (here, there), (here_end, there_end) in pairwise([(-1, -1), *pairs, (length, other_length)]):
        if here + 1 < here_end or there + 1 < there_end:
            yield range(here + 1, here_end), range(there + 1, there_end)


def _anchors(one: Sequence[Hashable], other: Sequence[Hashable]) -> list[Pair]:
    """Return pairs of what stands once on either side; where nothing does, of each thing's first, second and so on."""
    if not one or not other:
        return []
    times, other_times = Counter(one), Counter(other)
    places = {thing: there for there, thing in enumerate(other) if other_times[thing] == 1}
    pairs = [(here, places[thing]) for here, thing in enumerate(one) if times[thing] == 1 and thing in places]
    return _increasing(pairs or list(across(one, other)))


def _increasing(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest run of pairs, in order of the first index, in which the second increases as well."""
    ends: list[int] = []
    numbers: list[int] = []
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        place = bisect_left(ends, there)
        before.append(numbers[place - 1] if place else -1)
        if place == len(ends):
            ends.append(there)
            numbers.append(number)
        else:
            ends[place], numbers[place] = there, number
    run = []
    number = numbers[-1] if numbers else -1
    while number >= 0:
        run.append(pairs[number])
        number = before[number]
    return run[::-1]
