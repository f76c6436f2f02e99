"""Two long texts in the words in which they differ: `… the harbour [-of Ansel-] opened …`, `… {+SPONSORED+} …`.

In: two texts. Out: each in a line of bounded length, what is lost or foreign marked, with a few words around it. Blocks
that are the same face each other first, then the words of what is left, so that texts of 100 KB take milliseconds.
Where writing has no blanks, each character is a word, and more of them are shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from harness.checks.compare.align import Pair, gaps, in_order
from harness.checks.compare.texts import WORD, blocks
from harness.checks.compare.values import unspaced

CONTEXT = 4
"""Words shown on either side of a change; changes that are no further apart than twice that are shown together."""
MOST_PLACES = 3
FIRST, LAST = 12, 4
"""Words shown of a longer run."""
LONGEST_WORD = 60
"""Characters beyond which a word is none, and a diff of words shows nothing."""
CHARACTERS_A_WORD = 3
"""How many characters of writing without blanks make up for a word: fewer in a row are the same by chance."""
_ENDS = ("\u3002", "\uff01", "\uff1f")
"""Full stops behind which a sentence follows without a blank."""
_MARKS = frozenset({"Mc", "Mn"})
"""Unicode categories of what is written above, below or beside the character before it."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text's words, block by block."""

    words: Sequence[str]
    spaced: Sequence[bool]
    """Whether a blank follows each word."""
    starts: Sequence[int]
    """The number of the first word of each block, and the number of all words."""
    unit: int
    """How many of its words make up for a word."""

    @classmethod
    def of(cls, parts: Sequence[str]) -> "_Text":
        words: list[str] = []
        spaced: list[bool] = []
        starts = [0]
        for part in parts:
            for piece in part.split():
                found = _words(piece)
                words += found
                spaced += [False] * (len(found) - 1) + [True]
            if part.rstrip().endswith(_ENDS):
                spaced[-1] = False
            starts.append(len(words))
        return cls(words, spaced, starts, CHARACTERS_A_WORD if 2 * sum(spaced) < len(words) else 1)

    def block(self, number: int) -> Sequence[str]:
        return self.words[self.starts[number] : self.starts[number + 1]]

    def written(self, start: int, end: int) -> str:
        """Return some of the words as they are written, with a blank at the end where one follows."""
        return "".join(f"{self.words[at]} " if self.spaced[at] else self.words[at] for at in range(start, end))


def _words(piece: str) -> list[str]:
    """Return the words of what stands between blanks; a mark above or below a character stays with it."""
    words: list[str] = []
    for word in WORD.findall(piece):
        if words and category(word[0]) in _MARKS:
            words[-1] += word
        else:
            words.append(word)
    return words


@dataclass(frozen=True, slots=True)
class _Change:
    """A run of words that became another."""

    start: int
    end: int
    begin: int
    stop: int


def word_diff(expected: str, got: str) -> tuple[str, str] | None:
    """Return both texts where they differ, or None where they do not differ by words that can be shown."""
    wanted, found = blocks(expected, got), blocks(got, expected)
    one, other = _Text.of(wanted), _Text.of(found)
    unit = max(one.unit, other.unit)
    facing = in_order([unspaced(block) for block in wanted], [unspaced(block) for block in found])
    changes = [
        change
        for change in _changes(one, other, list(_in_a_row(_pairs(one, other, facing), unit)))
        if "".join(one.words[change.start : change.end]) != "".join(other.words[change.begin : change.stop])
    ]
    told = [word for at in changes for word in (*one.words[at.start : at.end], *other.words[at.begin : at.stop])]
    if not changes or any(len(word) > LONGEST_WORD for word in told):
        return None
    places = _places(changes, 2 * CONTEXT * unit)
    more = f" … and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    lost = _shown(one, [[(at.start, at.end) for at in place] for place in places], ("[-", "-]"), unit)
    foreign = _shown(other, [[(at.begin, at.stop) for at in place] for place in places], ("{+", "+}"), unit)
    return lost + more, foreign + more


def _pairs(one: _Text, other: _Text, facing: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of words that face each other: those of facing blocks, then the same ones between blocks."""
    pairs: list[Pair] = []
    for here, there in facing:
        if one.block(here) == other.block(there):
            start, begin = one.starts[here], other.starts[there]
            pairs += [(start + number, begin + number) for number in range(len(one.block(here)))]
    for run, other_run in list(gaps(pairs, len(one.words), len(other.words))):
        same = in_order(one.words[run.start : run.stop], other.words[other_run.start : other_run.stop])
        pairs += [(run.start + here, other_run.start + there) for here, there in same]
    return sorted(pairs)


def _in_a_row(pairs: Sequence[Pair], fewest: int) -> Iterator[Pair]:
    """Yield the pairs of which so many follow each other on both sides."""
    row: list[Pair] = []
    for pair in pairs:
        if row and pair != (row[-1][0] + 1, row[-1][1] + 1):
            yield from row if len(row) >= fewest else ()
            row = []
        row.append(pair)
    yield from row if len(row) >= fewest else ()


def _changes(one: _Text, other: _Text, pairs: Sequence[Pair]) -> Iterator[_Change]:
    for run, other_run in gaps(pairs, len(one.words), len(other.words)):
        yield _Change(run.start, run.stop, other_run.start, other_run.stop)


def _places(changes: Sequence[_Change], near: int) -> list[list[_Change]]:
    """Return the changes, those near each other together."""
    places: list[list[_Change]] = []
    for change in changes:
        if places and change.start - places[-1][-1].end <= near:
            places[-1].append(change)
        else:
            places.append([change])
    return places


def _shown(text: _Text, places: Sequence[Sequence[tuple[int, int]]], marks: tuple[str, str], unit: int) -> str:
    """Return the places of a text that changed, the runs in them marked."""
    shown, last = "", 0
    for place in places[:MOST_PLACES]:
        start = max(last, place[0][0] - CONTEXT * unit)
        if start > last:
            shown = f"{shown.rstrip()} … ".lstrip()
        for begin, end in place:
            shown += text.written(start, begin)
            if begin < end:
                run = _run(text, begin, end, unit)
                shown += f"{marks[0]}{run.rstrip()}{marks[1]}{' ' if text.spaced[end - 1] else ''}"
            start = end
        last = min(len(text.words), start + CONTEXT * unit)
        shown += text.written(start, last)
    return f"{shown.rstrip()} …".lstrip() if last < len(text.words) else shown.rstrip()


def _run(text: _Text, begin: int, end: int, unit: int) -> str:
    first, last = begin + FIRST * unit, end - LAST * unit
    if last - first <= 1:
        return text.written(begin, end)
    what = "words" if unit == 1 else "characters"
    return f"{text.written(begin, first).rstrip()} … {last - first} more {what} … {text.written(last, end)}"
