"""Give an element a tag that HTML has not: a heading of a seventh level, a name with a colon, one without end."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import TAG_NAMES, Value, plainer, spelt, told, values
from harness.mutations.markup import drawn, retag
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import RAW_TEXT_TAGS, VOID_TAGS, Anchor, Edit, Element, Page

STRUCTURE = RAW_TEXT_TAGS | VOID_TAGS | {"html", "head", "body", "template", "svg", "math", "image"}
"""Elements by whose tag the parser finds its way."""


class HostileTagName(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-tag-name"):
    """Give the element `at` the tag `value`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-tag-name"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    value: Value = "h7"

    def edits(self, page: Page) -> list[Edit]:
        """Write the name in both tags."""
        target = page.resolve(self.at)
        return retag(page, target, spelt(self.value)) if target is not None and _applies(target) else []

    def simpler(self) -> Iterator[Self]:
        """A seventh level is the plainest, then what the same code falls over."""
        for value in plainer(self.value, TAG_NAMES):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the element and its new tag."""
        return f"tag of {self.at.path} became {told(self.value)}"


def _applies(element: Element) -> bool:
    return element.closed and element.tag not in STRUCTURE


def hostile_tag_name(aim: Aim) -> st.SearchStrategy[HostileTagName]:
    """Draw an element and its new tag."""
    return drawn(HostileTagName, aim, _applies, value=values(TAG_NAMES))
