"""Drop or rename an attribute that scripts and robots read: data-*, itemprop, aria-*, role."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import without_attribute
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Element, Page

How = Literal["drop", "rename"]
HOWS: tuple[How, ...] = ("drop", "rename")
_BY_VALUE = frozenset({"itemprop", "role"})
"""Attributes whose value says what they mean; the other names do so themselves."""


class DropDataAttribute(msgspec.Struct, frozen=True, tag_field="name", tag="drop-data-attribute"):
    """Drop the attribute `attribute` of `at`, or put `data-x-` before its name, wherever the page has the same one."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["drop-data-attribute"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    attribute: str
    how: How = "drop"

    def edits(self, page: Page) -> list[Edit]:
        """Cut each attribute out or rename it."""
        target = page.resolve(self.at)
        if target is None or self.attribute not in target.attributes or not _reads(self.attribute):
            return []
        wanted = target.get(self.attribute)
        found = [
            attribute
            for element in page.elements
            if (attribute := element.attributes.get(self.attribute))
            and (self.attribute not in _BY_VALUE or attribute.value == wanted)
        ]
        return sorted(self._edit(page, attribute) for attribute in found)

    def _edit(self, page: Page, attribute: Attribute) -> Edit:
        if self.how == "drop":
            return without_attribute(page, attribute)
        return Edit(attribute.start, attribute.start, "data-x-")

    def simpler(self) -> Iterator[Self]:
        """Dropping is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name the attribute and one place."""
        change = "dropped" if self.how == "drop" else f"renamed to data-x-{self.attribute}"
        return f"attribute {self.attribute!r} of {self.at.path} and its like {change}"


def _reads(name: str) -> bool:
    return name.startswith(("data-", "aria-")) or name in _BY_VALUE


def drop_data_attribute(aim: Aim) -> st.SearchStrategy[DropDataAttribute]:
    """Draw an element near the values with such an attribute."""
    page = aim.page

    def names(element: Element) -> list[str]:
        return [name for name in element.attributes if _reads(name)]

    def dropped(drawn: tuple[Anchor, int, How]) -> DropDataAttribute:
        at, number, how = drawn
        found = names(page.elements[at.element])
        return DropDataAttribute(at=at, attribute=found[number % len(found)], how=how)

    return aim.places(lambda element: bool(names(element)), range(6), HOWS).map(dropped)
