"""Take all text out of an element and leave its tags, as a template does whose data is missing."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class EmptyElement(msgspec.Struct, frozen=True, tag_field="name", tag="empty-element"):
    """Remove every text in the element `at`, at any depth."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["empty-element"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut each text out."""
        target = page.resolve(self.at)
        if target is None:
            return []
        return [
            Edit(text.start, text.end, "")
            for text in page.texts
            if target.content <= text.start and text.end <= target.content_end
        ]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the element."""
        return f"all text in {self.at.path} removed"


def empty_element(aim: Aim) -> st.SearchStrategy[EmptyElement]:
    """Draw an element that holds text, its own or of an element within."""
    page = aim.page
    worded = {text.parent for text in page.texts}
    for element in reversed(page.elements):
        if element.index in worded and element.parent >= 0:
            worded.add(element.parent)

    return drawn(EmptyElement, aim, lambda element: _holds(element, worded))


def _holds(element: Element, worded: set[int]) -> bool:
    return element.index in worded and element.content < element.content_end
