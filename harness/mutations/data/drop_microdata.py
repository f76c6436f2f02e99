"""Remove the microdata of one type of thing: its item and property attributes go, what they stood on stays."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, without_attribute
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Element, Page

ATTRIBUTES = ("itemid", "itemprop", "itemref", "itemscope", "itemtype")


class DropMicrodata(msgspec.Struct, frozen=True, tag_field="name", tag="drop-microdata"):
    """Remove the microdata attributes of `at`, of every item of its type, and of all within them.

    An item without its `itemscope` alone would give its properties to the item around it.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["drop-microdata"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut each attribute out."""
        target = page.resolve(self.at)
        if target is None or not _is_item(target):
            return []
        dropped: dict[int, Attribute] = {}
        for item in page.elements:
            if _is_item(item) and item.get("itemtype") == target.get("itemtype"):
                dropped |= {found.start: found for element in page.within(item) for found in _microdata(element)}
        return sorted(without_attribute(page, attribute) for attribute in dropped.values())

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one type."""
        yield from ()

    def describe(self) -> str:
        """Name one of the items."""
        return f"microdata of {self.at.path} and its like removed"


def _is_item(element: Element) -> bool:
    return "itemscope" in element.attributes


def _microdata(element: Element) -> list[Attribute]:
    return [found for name in ATTRIBUTES if (found := element.attributes.get(name))]


def drop_microdata(aim: Aim) -> st.SearchStrategy[DropMicrodata]:
    """Draw an item near the values."""
    return drawn(DropMicrodata, aim, _is_item)
