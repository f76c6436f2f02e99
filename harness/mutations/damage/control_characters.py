"""Put a control character between words, as broken imports and copied text do; NUL ends the page for some parsers."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import CONTROLS, MOST_BOUNDARIES, boundaries_in, word_boundaries
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, value_span


class ControlCharacters(msgspec.Struct, frozen=True, tag_field="name", tag="control-characters"):
    """Put the control character `character` at a word boundary of the text in `at`, or of an attribute's value."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["control-characters"]
    ambiguous: ClassVar[bool] = True  # it may be taken for a part of the value, or of what says how to read it

    at: Anchor
    character: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    boundary: int = 0
    """Beginning or end of which word, counted from 0 in the text directly in the element, or in the value."""
    attribute: str = ""
    """In whose value it is put, rather than in the text."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the character."""
        target = page.resolve(self.at)
        if target is None:
            return []
        found = _in_value(page, target, self.attribute) if self.attribute else word_boundaries(page, target)
        return [Edit(place, place, self.character) for place in found[self.boundary : self.boundary + 1]]

    def simpler(self) -> Iterator[Self]:
        """The first word is the plainest."""
        if self.boundary:
            yield msgspec.structs.replace(self, boundary=0)

    def describe(self) -> str:
        """Name the character and its place."""
        place = f"attribute {self.attribute!r}" if self.attribute else "text"
        return f"control character U+{ord(self.character):04X} put into the {place} of {self.at.path}"


def _in_value(page: Page, element: Element, name: str) -> list[int]:
    attribute = element.attributes.get(name)
    span = value_span(page.source, attribute) if attribute else None
    return boundaries_in(page.source, *span) if span else []


def _worded(page: Page, element: Element) -> list[str]:
    """Return the names of the attributes whose values have words."""
    return [name for name in element.attributes if _in_value(page, element, name)]


def control_characters(aim: Aim) -> st.SearchStrategy[ControlCharacters]:
    """Draw a control character and a word boundary of an element's text or, as often, of one of its attributes."""
    page = aim.page

    def placed(drawn: tuple[Anchor, str, int]) -> ControlCharacters:
        at, character, number = drawn
        boundaries = len(word_boundaries(page, page.elements[at.element]))
        return ControlCharacters(at=at, character=character, boundary=number % boundaries)

    def placed_in_value(drawn: tuple[Anchor, str, int]) -> ControlCharacters:
        at, character, number = drawn
        names = _worded(page, element := page.elements[at.element])
        name = names[number % len(names)]
        boundary = number // len(names) % len(_in_value(page, element, name))
        return ControlCharacters(at=at, character=character, boundary=boundary, attribute=name)

    choices = (CONTROLS, range(MOST_BOUNDARIES))
    in_text = aim.places(lambda one: bool(word_boundaries(page, one)), *choices).map(placed)
    in_value = aim.places(lambda one: bool(_worded(page, one)), *choices).map(placed_in_value)
    return st.one_of(in_text, in_value)
