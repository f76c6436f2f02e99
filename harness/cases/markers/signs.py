"""Find the first sign of an error page: place by place, most telling kind first.

In: texts by place, folded. Out: a `Sign`, or None.
"""

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
_WORD = re.compile(r"[a-z0-9\u00df-\u058f]+")
_Row = tuple[int, str, Phrase, str]


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for an error page."""

    kind: str
    confidence: float
    evidence: str
    """What stands where, and by whom it is documented."""


@dataclass(frozen=True, slots=True)
class _Index:
    """The rows of one place, found by the word that a phrase begins with: a text has few of all the words."""

    by_word: Mapping[str, tuple[_Row, ...]]
    others: tuple[_Row, ...]
    """Those that begin with no word of their own: strings of the source, and scripts without spaces."""

    def rows(self, text: str, kinds: Container[str] | None) -> Iterator[_Row]:
        """Yield the rows of `kinds` that `text` may hold."""
        for row in self.others:
            if row[2].first in text and (kinds is None or row[1] in kinds):
                yield row
        for word in set(_WORD.findall(text)) if self.by_word else ():
            for row in self.by_word.get(word, ()):
                if row[2].first in text and (kinds is None or row[1] in kinds):
                    yield row


def _index(place: Place) -> _Index:
    rows = [
        (kind, phrase, marker.source)
        for kind, markers in MARKERS.items()
        for marker in markers
        if place in marker.places
        for phrase in marker.phrases
    ]
    by_word: dict[str, list[_Row]] = {}
    others: list[_Row] = []
    for rank, (kind, phrase, source) in enumerate(rows):
        word = None if place in ("header", "markup", "bare") or phrase.text[0] == "…" else _WORD.match(phrase.first)
        if word is not None and phrase.text.startswith("…", word.end() + phrase.text.startswith("^")):
            word = None  # the text may go on within this word
        (others if word is None else by_word.setdefault(word[0], [])).append((rank, kind, phrase, source))
    return _Index({word: tuple(found) for word, found in by_word.items()}, tuple(others))


_INDEXES: Mapping[Place, _Index] = {place: _index(place) for place in CONFIDENCE}


def first_sign(texts: Mapping[Place, tuple[str, ...]], kinds: Container[str] | None = None) -> Sign | None:
    """Return the first sign in `texts`, of one of `kinds` if they are given."""
    for place, confidence in CONFIDENCE.items():
        for text in texts.get(place, ()):
            found = [
                (rank, kind, said, source)
                for rank, kind, phrase, source in _INDEXES[place].rows(text, kinds)
                if (said := phrase.found(text)) is not None and (place not in _WHOLE or len(said) >= MOST * len(text))
            ]
            if found:
                _, kind, said, source = min(found)
                return Sign(kind, confidence, f"{said[:60]!r} in the {place} ({source})")
    return None


def whole_sign(text: str) -> Sign | None:
    """Return the sign that a folded title or heading consists of, if any."""
    words = text.strip(" .!?:-|\u2013\u2014\u2026")
    found = [
        (rank, kind, source)
        for place in ("title", "caption")
        for rank, kind, phrase, source in _INDEXES[place].rows(words, None)
        if phrase.found(words) == words
    ]
    if not found:
        return None
    _, kind, source = min(found)
    return Sign(kind, CONFIDENCE["title"], f"{words[:60]!r} is all it is titled ({source})")
