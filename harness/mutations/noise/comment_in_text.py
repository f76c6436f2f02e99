"""Part a text by an empty comment, as server-rendered React does between two values: `12<!-- --> comments`.

A browser shows the same text, but many a scraper reads only the text before the comment; it may be excused.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

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

_BOUNDARY = re.compile(r"(?<=\S\s)(?=\S)")


class CommentInText(msgspec.Struct, frozen=True, tag_field="name", tag="comment-in-text"):
    """Put a comment before the word `word` (counted from 1) of the text directly in `at`."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["comment-in-text"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    word: int = 1

    def edits(self, page: Page) -> list[Edit]:
        """Insert the comment at the word's boundary."""
        for element in reached(page, self.at, "node"):
            places = _boundaries(page, element)
            if 0 < self.word <= len(places):
                place = places[self.word - 1]
                return [Edit(place, place, "<!-- -->")]
        return []

    def simpler(self) -> Iterator[Self]:
        """The first boundary is the plainest."""
        if self.word > 1:
            yield msgspec.structs.replace(self, word=1)

    def describe(self) -> str:
        """Say where the text is parted."""
        return f"text of {self.at.path} parted by a comment after word {self.word}"


def _boundaries(page: Page, element: Element) -> list[int]:
    if element.tag in RAW_TEXT_TAGS:
        return []
    return [
        boundary.start()
        for text in direct_texts(page, element)
        if "<" not in page.source[text.start : text.end]
        for boundary in _BOUNDARY.finditer(page.source, text.start, text.end)
    ]


def comment_in_text(aim: Aim) -> st.SearchStrategy[CommentInText]:
    """Draw an element with a text of two words, and where it is parted."""
    page = aim.page

    def parted(drawn: tuple[Anchor, int]) -> CommentInText:
        at, number = drawn
        return CommentInText(at=at, word=1 + number % len(_boundaries(page, page.elements[at.element])))

    wordy = accepts(page, lambda element: bool(_boundaries(page, element)))
    return aim.places(wordy, range(MOST_WORDS)).map(parted)
