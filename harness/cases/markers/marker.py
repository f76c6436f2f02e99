"""What a row of the tables is: phrases, the places where they are believed, and who says so.

A phrase is written as it stands in a folded text (`folded`): in lower case, with single spaces, and with every negation
as a word of its own. It matches whole words. `…` stands for up to 40 characters, or at an end for the rest of a word;
`^` and `$` are the ends of the text.
"""

import html
import re
from dataclasses import dataclass
from typing import Literal, Self

Place = Literal[
    "header", "tail", "markup", "title", "heading", "caption", "lead", "sentence", "form", "note", "bare", "cry"
]
"""Where a phrase is believed:

- `header`: a response header line
- `tail`: the last text of a page that was never closed
- `markup`: the source of a page that is no article
- `title`: its `<title>`, whole and without the site's name
- `heading`: an early `h1` or `h2`
- `caption`: a title or heading that consists of the phrase for the most part
- `lead`: the text of a short page
- `sentence`: one of its sentences that consists of the phrase for the most part
- `form`: title and first heading of a page that asks for a password
- `note`: the text of a page that has hardly more than this
- `bare`: the source of such a page
- `cry`: title and headings again, where nothing else has said more
"""

GAP = 40
"""Characters that `…` stands for at most."""
_FIRST_IDEOGRAPH = "\u2e80"
"""From here on, words are written without spaces between them."""
_FOLDS = (
    ("\u2019", "'"),
    ("\u2026", ""),
    ("...", ""),
    ("can't", "can not"),
    ("cannot", "can not"),
    ("won't", "will not"),
    ("n't", " not"),
)
_SPACES = re.compile(r"[\s\u200b\ufeff]+")


def folded(text: str) -> str:
    """Return text as the phrases of the tables are written."""
    text = html.unescape(text).lower()
    for written, fold in _FOLDS:
        text = text.replace(written, fold)
    return _SPACES.sub(" ", text).strip()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a table, taken apart."""

    text: str
    pieces: tuple[str, ...]
    """What is between its gaps."""

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the phrase that is written so."""
        return cls(text, tuple(piece for piece in text.strip("^$").split("…") if piece))

    def found(self, text: str) -> str | None:
        """Return what the phrase matches in a folded text, if anything; takes time linear in the text."""
        start = text.find(self.pieces[0])
        while start >= 0:
            end = self._end(text, start)
            if end is not None and self._stands_alone(text, start, end):
                return text[start:end]
            start = text.find(self.pieces[0], start + 1) if self.text[0] != "^" else -1
        return None

    def _end(self, text: str, start: int) -> int | None:
        end = start + len(self.pieces[0])
        for piece in self.pieces[1:]:
            place = text.find(piece, end, end + GAP + len(piece))
            if place < 0:
                return None
            end = place + len(piece)
        return end

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        opening, closing = self.text[0], self.text[-1]
        if (opening == "^" and start > 0) or (closing == "$" and end < len(text)):
            return False
        before = opening == "…" or start == 0 or not (_is_letter(text[start]) and _is_letter(text[start - 1]))
        return before and (
            closing == "…" or end == len(text) or not (_is_letter(text[end - 1]) and _is_letter(text[end]))
        )


def _is_letter(character: str) -> bool:
    return character.isalnum() and character < _FIRST_IDEOGRAPH


@dataclass(frozen=True, slots=True)
class Marker:
    """A row: phrases that speak for an error page where they are believed."""

    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]
    source: str
    """Who says so: a product's documentation, a standard, or the wording of many sites by language."""


def _row(places: tuple[Place, ...], source: str, phrases: str) -> Marker:
    return Marker(places, tuple(map(Phrase.of, phrases.split(" | "))), source)


def header(source: str, phrases: str) -> Marker:
    """Know it by a header line that holds one of these."""
    return _row(("header",), source, phrases)


def markup(source: str, phrases: str) -> Marker:
    """Know it by a string in the source that no other page has."""
    return _row(("markup",), source, phrases)


def bare(source: str, phrases: str) -> Marker:
    """Know it by a string that other pages have too, where there is hardly any text."""
    return _row(("bare",), source, phrases)


def titled(source: str, phrases: str) -> Marker:
    """Know it by its title."""
    return _row(("title",), source, phrases)


def headed(source: str, phrases: str) -> Marker:
    """Know it by its title or an early heading."""
    return _row(("title", "heading"), source, phrases)


def said(source: str, phrases: str) -> Marker:
    """Know it by its title, an early heading, or the text of a short page: words that no sound page has."""
    return _row(("title", "heading", "lead"), source, phrases)


def stated(source: str, phrases: str) -> Marker:
    """Know it by its title, an early heading, or a sentence of a short page that says no more than this."""
    return _row(("title", "heading", "sentence", "note"), source, phrases)


def noted(source: str, phrases: str) -> Marker:
    """Know it by words that sound pages have too, where its title, a heading or the page holds hardly more."""
    return _row(("caption", "note"), source, phrases)


def captioned(source: str, phrases: str) -> Marker:
    """Know it by words of which its title or an early heading consists for the most part."""
    return _row(("caption",), source, phrases)


def told(source: str, phrases: str) -> Marker:
    """Know it by words that sound pages have too, where there is hardly more."""
    return _row(("note",), source, phrases)


def formed(source: str, phrases: str) -> Marker:
    """Know it by words in the title or first heading of a page that asks for a password."""
    return _row(("form",), source, phrases)


def cried(source: str, phrases: str) -> Marker:
    """Know it by a title or heading that says that something is wrong, but not what."""
    return _row(("cry",), source, phrases)


def ends(source: str, phrases: str) -> Marker:
    """Know it by the last text of a page that was never closed."""
    return _row(("tail",), source, phrases)
