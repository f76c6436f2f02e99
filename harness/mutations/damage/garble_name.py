"""Put a control character into an element's name, in both of its tags, as a byte does that is flipped in a template."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import CONTROLS, Control
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import RAW_TEXT_TAGS, Anchor, Edit, Element, Page, name_spans

KEPT = RAW_TEXT_TAGS | {"html", "head", "body"}
"""Elements without which the page's text would be another."""


class GarbleName(msgspec.Struct, frozen=True, tag_field="name", tag="garble-name"):
    """Put the control character `character` behind the tag name of the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["garble-name"]
    ambiguous: ClassVar[bool] = True  # what such an element is, and what holds it, each parser sees differently

    at: Anchor
    character: Control

    def edits(self, page: Page) -> list[Edit]:
        """Insert the character in the start tag and in the end tag."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        return [Edit(end, end, self.character) for _, end in name_spans(page.source, target)]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the character and the element."""
        return f"control character U+{ord(self.character):04X} put into the name of {self.at.path}"


def _applies(page: Page, element: Element) -> bool:
    return element.closed and element.tag not in KEPT and page.sound(element)


def garble_name(aim: Aim) -> st.SearchStrategy[GarbleName]:
    """Draw an element with both tags and a control character."""
    return drawn(GarbleName, aim, lambda element: _applies(aim.page, element), character=CONTROLS)
