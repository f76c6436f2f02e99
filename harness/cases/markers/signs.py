"""Find the first sign of an error page: place by place, most telling kind first.

In: texts by place, folded. Out: a `Sign`, or None.
"""

import itertools
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from harness.cases.markers.marker import Phrase, Place
from harness.cases.markers.tables import MARKERS

CONFIDENCE: Mapping[Place, float] = {
    "header": 0.98,
    "tail": 0.8,
    "markup": 0.9,
    "title": 0.9,
    "heading": 0.8,
    "caption": 0.8,
    "lead": 0.7,
    "sentence": 0.7,
    "form": 0.7,
    "note": 0.7,
    "bare": 0.7,
    "cry": 0.6,
}
"""Every place, the one that is believed most first, and how sure a sign there makes."""

MOST = 0.5
"""Share of a caption or sentence that a sign must have."""
_WHOLE: frozenset[Place] = frozenset({"caption", "sentence"})
_SOURCE: frozenset[Place] = frozenset({"header", "markup", "bare"})
_ENDS = " .!?:-|\u2013\u2014"
_WORD = re.compile(r"[a-z0-9\u00df-\u058f]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for an error page."""

    kind: str
    confidence: float
    evidence: str
    """What stands where, and by whom it is documented."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A phrase with what its table says of it."""

    rank: int
    """Its place in the order of all tables: most telling first."""
    kind: str
    source: str
    phrase: Phrase
    first: str
    """What to look for before anything else is asked."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows of one place, found by the word that a phrase begins with: a text has few of all the words."""

    by_word: Mapping[str, tuple[_Row, ...]]
    others: tuple[_Row, ...]
    """Those that begin with no word of their own: strings of the source, and scripts without spaces."""

    def matching(self, text: str, kinds: Container[str] | None) -> Iterator[tuple[_Row, str]]:
        """Yield the rows of `kinds` that match in `text`, with what they match."""
        words = set(_WORD.findall(text)) if self.by_word else ()
        for row in itertools.chain(self.others, *(self.by_word.get(word, ()) for word in words)):
            if row.first in text and (kinds is None or row.kind in kinds):
                found = row.phrase.found(text)
                if found is not None:
                    yield row, found


def _index(place: Place) -> _Index:
    rows = (
        (kind, marker.source, phrase)
        for kind, markers in MARKERS.items()
        for marker in markers
        if place in marker.places
        for phrase in marker.phrases
    )
    by_word: dict[str, list[_Row]] = {}
    others: list[_Row] = []
    for rank, (kind, source, phrase) in enumerate(rows):
        word = None if place in _SOURCE else _first_word(phrase)
        (others if word is None else by_word.setdefault(word, [])).append(
            _Row(rank, kind, source, phrase, phrase.pieces[0])
        )
    return _Index({word: tuple(found) for word, found in by_word.items()}, tuple(others))


def _first_word(phrase: Phrase) -> str | None:
    """Return the word that every text begins with which the phrase stands for, if there is one."""
    found = _WORD.match(phrase.text.removeprefix("^"))
    if found is None or found.string.startswith("…", found.end()):  # it may go on within this word
        return None
    return found[0]


_INDEXES: Mapping[Place, _Index] = {place: _index(place) for place in CONFIDENCE}


def first_sign(texts: Mapping[Place, tuple[str, ...]], kinds: Container[str] | None = None) -> Sign | None:
    """Return the first sign in `texts`, of one of `kinds` if they are given."""
    for place, confidence in CONFIDENCE.items():
        share = MOST if place in _WHOLE else 0
        for text in texts.get(place, ()):
            matches = (match for match in _INDEXES[place].matching(text, kinds) if len(match[1]) >= share * len(text))
            row, found = min(matches, key=_rank, default=(None, ""))
            if row is not None:
                return Sign(row.kind, confidence, f"{found[:60]!r} in the {place} ({row.source})")
    return None


def whole_sign(text: str) -> Sign | None:
    """Return the sign that a folded title or heading consists of, if any."""
    words = text.strip(_ENDS)
    for place in ("title", "caption"):
        matches = (match for match in _INDEXES[place].matching(words, None) if match[1] == words)
        row, _ = min(matches, key=_rank, default=(None, ""))
        if row is not None:
            return Sign(row.kind, CONFIDENCE["title"], f"{words[:60]!r} is all it is titled ({row.source})")
    return None


def _rank(match: tuple[_Row, str]) -> int:
    return match[0].rank
