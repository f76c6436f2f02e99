"""Two long texts in the words in which they differ: `… the harbour [-of Ansel-] opened …`, `… {+SPONSORED+} …`.

In: two texts. Out: each in a line of bounded length, what is lost or foreign marked, with a few words around it. Blocks
that are the same face each other first, then the words of what is left, so that texts of 100 KB take milliseconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.checks.compare.align import Pair, gaps, in_order
from harness.checks.compare.texts import blocks
from harness.checks.compare.values import fold

CONTEXT = 4
"""Words shown on either side of a change; changes that are no further apart than twice that are shown together."""
MOST_PLACES = 3
FIRST, LAST = 12, 4
"""Words shown of a longer run."""
LONGEST_WORD = 60
"""Characters beyond which a word is none, and a diff of words shows nothing."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A run of words that became another."""

    start: int
    end: int
    begin: int
    stop: int


def word_diff(expected: str, got: str) -> tuple[str, str] | None:
    """Return both texts where they differ, or None where they do not differ by words that can be shown."""
    words, other = expected.split(), got.split()
    changes = [
        change
        for change in _changes(words, other, _pairs(expected, got))
        if "".join(words[change.start : change.end]) != "".join(other[change.begin : change.stop])
    ]
    told = [word for one in changes for word in (*words[one.start : one.end], *other[one.begin : one.stop])]
    if not changes or any(len(word) > LONGEST_WORD for word in told):
        return None
    places = _places(changes)
    more = f" … and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    lost = _shown(words, [[(one.start, one.end) for one in place] for place in places], ("[-", "-]"))
    foreign = _shown(other, [[(one.begin, one.stop) for one in place] for place in places], ("{+", "+}"))
    return lost + more, foreign + more


def _pairs(expected: str, got: str) -> list[Pair]:
    """Return the pairs of words that face each other: those of the same blocks, then the same ones between blocks."""
    wanted, found = blocks(expected, got), blocks(got, expected)
    same = in_order([fold(block) for block in wanted], [fold(block) for block in found])
    starts, begins = _starts(wanted), _starts(found)
    pairs: list[Pair] = []
    for here, there in same:
        if wanted[here].split() == found[there].split():
            pairs += zip(range(starts[here], starts[here + 1]), range(begins[there], begins[there + 1]), strict=True)
    words, other = expected.split(), got.split()
    for run, other_run in list(gaps(pairs, len(words), len(other))):
        found_pairs = in_order(words[run.start : run.stop], other[other_run.start : other_run.stop])
        pairs += [(run.start + here, other_run.start + there) for here, there in found_pairs]
    return sorted(pairs)


def _starts(parts: Sequence[str]) -> list[int]:
    """Return the number of the first word of each part, and the number of all words."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part.split()))
    return starts


def _changes(words: Sequence[str], other: Sequence[str], pairs: Sequence[Pair]) -> Iterator[_Change]:
    for run, other_run in gaps(pairs, len(words), len(other)):
        yield _Change(run.start, run.stop, other_run.start, other_run.stop)


def _places(changes: Sequence[_Change]) -> list[list[_Change]]:
    """Return the changes, those near each other together."""
    places: list[list[_Change]] = []
    for change in changes:
        if places and change.start - places[-1][-1].end <= 2 * CONTEXT:
            places[-1].append(change)
        else:
            places.append([change])
    return places


def _shown(words: Sequence[str], places: Sequence[Sequence[tuple[int, int]]], marks: tuple[str, str]) -> str:
    """Return the places of a text that changed, the runs in them marked."""
    parts: list[str] = []
    last = 0
    for place in places[:MOST_PLACES]:
        start = max(last, place[0][0] - CONTEXT)
        if start > last:
            parts.append("…")
        for begin, end in place:
            parts += words[start:begin]
            if begin < end:
                parts.append(marks[0] + " ".join(_run(words[begin:end])) + marks[1])
            start = end
        last = min(len(words), start + CONTEXT)
        parts += words[start:last]
    return " ".join([*parts, *(["…"] if last < len(words) else [])])


def _run(words: Sequence[str]) -> Sequence[str]:
    left = len(words) - FIRST - LAST
    return words if left <= 1 else (*words[:FIRST], f"… {left} more words …", *words[-LAST:])
