"""Put a control character between words, as broken imports and copied text do; NUL ends the page for some parsers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import MOST_BOUNDARIES, word_boundaries
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

CHARACTERS = ("\0", "\b", "\x1b", "\x7f")


class ControlCharacters(msgspec.Struct, frozen=True, tag_field="name", tag="control-characters"):
    """Put the control character `character` at a word boundary of the text in `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["control-characters"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    character: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    boundary: int = 0
    """Beginning or end of which word, counted from 0 in the text directly in the element."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the character."""
        target = page.resolve(self.at)
        if target is None:
            return []
        places = word_boundaries(page, target)[self.boundary : self.boundary + 1]
        return [Edit(place, place, self.character) for place in places]

    def simpler(self) -> Iterator[Self]:
        """The first word is the plainest."""
        if self.boundary:
            yield msgspec.structs.replace(self, boundary=0)

    def describe(self) -> str:
        """Name the character and its place."""
        return f"control character U+{ord(self.character):04X} put into the text of {self.at.path}"


def control_characters(aim: Aim) -> st.SearchStrategy[ControlCharacters]:
    """Draw an element with text, a word boundary and a control character."""
    page = aim.page

    def placed(drawn: tuple[Anchor, str, int]) -> ControlCharacters:
        at, character, number = drawn
        boundaries = len(word_boundaries(page, page.elements[at.element]))
        return ControlCharacters(at=at, character=character, boundary=number % boundaries)

    return aim.places(lambda one: bool(word_boundaries(page, one)), CHARACTERS, range(MOST_BOUNDARIES)).map(placed)
