"""Put a byte that is not UTF-8 between words of a UTF-8 page, as text of another encoding does that was pasted in.

The page's text has such a byte as a lone surrogate (PEP 383), and it becomes that byte again when the text is encoded.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import MOST_BOUNDARIES, as_surrogates, word_boundaries
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

BYTES = (0xFF, 0x80, 0xE9)
"""Never part of UTF-8; a continuation without beginning; a beginning without continuation, as in Latin-1 text."""


class InvalidBytes(msgspec.Struct, frozen=True, tag_field="name", tag="invalid-bytes"):
    """Put the byte `byte` at a word boundary of the text in `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["invalid-bytes"]
    ambiguous: ClassVar[bool] = True  # to a client that guesses, or falls back to windows-1252, it is a character

    at: Anchor
    byte: Annotated[int, msgspec.Meta(ge=0x80, le=0xFF)]
    boundary: int = 0
    """Beginning or end of which word, counted from 0 in the text directly in the element."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the byte as the surrogate that stands for it."""
        target = page.resolve(self.at)
        if target is None or page.codec != "utf-8":
            return []
        places = word_boundaries(page, target)[self.boundary : self.boundary + 1]
        return [Edit(place, place, as_surrogates(bytes([self.byte]))) for place in places]

    def simpler(self) -> Iterator[Self]:
        """The first word is the plainest."""
        if self.boundary:
            yield msgspec.structs.replace(self, boundary=0)

    def describe(self) -> str:
        """Name the byte and its place."""
        return f"byte 0x{self.byte:02X} put into the text of {self.at.path}"


def invalid_bytes(aim: Aim) -> st.SearchStrategy[InvalidBytes]:
    """Draw an element with text, a word boundary and a byte."""
    page = aim.page
    if page.codec != "utf-8":
        return st.nothing()

    def placed(drawn: tuple[Anchor, int, int]) -> InvalidBytes:
        at, byte, number = drawn
        boundaries = len(word_boundaries(page, page.elements[at.element]))
        return InvalidBytes(at=at, byte=byte, boundary=number % boundaries)

    return aim.places(lambda one: bool(word_boundaries(page, one)), BYTES, range(MOST_BOUNDARIES)).map(placed)
