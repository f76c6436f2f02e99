"""Part a text by a comment that says nothing, as React does on a server where values meet: `12<!-- --> comments`.

A browser shows the same text, in two nodes of its tree, but many a scraper reads only the first; it may be excused.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import ClassVar, Literal, Self, get_args

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts
from harness.mutations.noise.ground import accepts, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import RAW_TEXT_TAGS, Anchor, Edit, Element, Page

MOST_WORDS = 60
"""How far into a text it is parted."""

Place = Literal["before", "after", "unit"]
Comment = Literal["<!-- -->", "<!---->", "<![CDATA[]]>"]
"""As React writes it; as Vue and others do; and what is left of XHTML, which HTML takes for a comment."""

_PLACES: dict[Place, re.Pattern[str]] = {
    "before": re.compile(r"(?<=\S\s)(?=\S)"),
    "after": re.compile(r"(?<=\S)(?=\s+\S)"),
    "unit": re.compile(r"(?<=\d)(?=[^\W\d_]|[$\u00a3\u20ac%\u00b0])|(?<=[^\W\d_]|[$\u00a3\u20ac;])(?=\d)"),
}
_OPEN_REFERENCE = re.compile(r"&#?\w*\Z")
_LONGEST_REFERENCE = 40


class CommentInText(msgspec.Struct, frozen=True, tag_field="name", tag="comment-in-text"):
    """Put `comment` at the boundary `word` (counted from 1) of the text directly in `at`.

    A boundary is before a word, after a word and before the space, or between a number and what is written on to it.
    """

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["comment-in-text"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    word: int = 1
    place: Place = "before"
    comment: Comment = "<!-- -->"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the comment at the boundary."""
        for element in reached(page, self.at, "node"):
            boundaries = _boundaries(page, element, self.place)
            if 0 < self.word <= len(boundaries):
                boundary = boundaries[self.word - 1]
                return [Edit(boundary, boundary, self.comment)]
        return []

    def simpler(self) -> Iterator[Self]:
        """The first boundary is the plainest."""
        if self.word > 1:
            yield msgspec.structs.replace(self, word=1)

    def describe(self) -> str:
        """Say where the text is parted."""
        where = {
            "before": f"before word {self.word + 1}",
            "after": f"right after word {self.word}",
            "unit": f"at border {self.word} between a number and what is written on to it",
        }
        return f"text of {self.at.path} parted by the comment {self.comment} {where[self.place]}"


def _boundaries(page: Page, element: Element, place: Place) -> list[int]:
    if element.tag in RAW_TEXT_TAGS:
        return []
    found = (
        boundary.start()
        for text in direct_texts(page, element)
        if "<" not in page.source[text.start : text.end]
        for boundary in _PLACES[place].finditer(page.source, text.start, text.end)
        if text.start < boundary.start() and not _in_reference(page.source, text.start, boundary.start())
    )
    return list(islice(found, MOST_WORDS))


def _in_reference(source: str, start: int, place: int) -> bool:
    return _OPEN_REFERENCE.search(source, max(start, place - _LONGEST_REFERENCE), place) is not None


def comment_in_text(aim: Aim) -> st.SearchStrategy[CommentInText]:
    """Draw an element whose text can be parted, where and by which comment."""
    page = aim.page

    def parted(drawn: tuple[Anchor, int, int, Comment]) -> CommentInText:
        at, number, turn, comment = drawn
        element = page.elements[at.element]
        places = [place for place in _PLACES if _boundaries(page, element, place)]
        place = places[turn % len(places)]
        return CommentInText(at, 1 + number % len(_boundaries(page, element, place)), place, comment)

    partable = accepts(page, lambda element: any(_boundaries(page, element, place) for place in _PLACES))
    return aim.places(partable, range(MOST_WORDS), range(6), get_args(Comment)).map(parted)
