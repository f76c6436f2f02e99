"""Empty the value of an attribute, as a template does whose data is missing: `href=""`, `content=""`."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.guides import SWITCHES, guides_by
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page


class EmptyAttribute(msgspec.Struct, frozen=True, tag_field="name", tag="empty-attribute"):
    """Make the value of `attribute` on the element `at` empty."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["empty-attribute"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    attribute: str

    def edits(self, page: Page) -> list[Edit]:
        """Write the attribute with an empty value."""
        target = page.resolve(self.at)
        attribute = target.attributes.get(self.attribute) if target is not None else None
        return (
            [Edit(attribute.start, attribute.end, f'{attribute.name}=""')]
            if attribute is not None and attribute.value
            else []
        )

    def misguides(self, page: Page) -> bool:
        """Say whether a browser reads the rest of the page otherwise by the empty value."""
        target = page.resolve(self.at)
        return target is not None and self.attribute not in SWITCHES and guides_by(target, self.attribute)

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the attribute and its element."""
        return f"attribute {self.attribute!r} of {self.at.path} emptied"


def empty_attribute(aim: Aim) -> st.SearchStrategy[EmptyAttribute]:
    """Draw an attribute with a value of an element."""

    def named(drawn: tuple[Anchor, int]) -> EmptyAttribute:
        at, number = drawn
        names = [one.name for one in aim.page.elements[at.element].attributes.values() if one.value]
        return EmptyAttribute(at=at, attribute=names[number % len(names)])

    return aim.places(lambda element: any(one.value for one in element.attributes.values()), range(12)).map(named)
