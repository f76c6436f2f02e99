"""Remove an attribute, as a template does whose data is missing."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.guides import guides_by
from harness.mutations.markup import without_attribute
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page


class DropAttribute(msgspec.Struct, frozen=True, tag_field="name", tag="drop-attribute"):
    """Remove `attribute` from the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["drop-attribute"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    attribute: str

    def edits(self, page: Page) -> list[Edit]:
        """Cut the attribute out."""
        target = page.resolve(self.at)
        attribute = target.attributes.get(self.attribute) if target is not None else None
        return [without_attribute(page, attribute)] if attribute is not None else []

    def misguides(self, page: Page) -> bool:
        """Say whether a browser reads the rest of the page otherwise without it."""
        target = page.resolve(self.at)
        return target is not None and guides_by(target, self.attribute)

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the attribute and its element."""
        return f"attribute {self.attribute!r} of {self.at.path} removed"


def drop_attribute(aim: Aim) -> st.SearchStrategy[DropAttribute]:
    """Draw an attribute of an element."""

    def named(drawn: tuple[Anchor, int]) -> DropAttribute:
        at, number = drawn
        names = list(aim.page.elements[at.element].attributes)
        return DropAttribute(at=at, attribute=names[number % len(names)])

    return aim.places(lambda element: bool(element.attributes), range(12)).map(named)
