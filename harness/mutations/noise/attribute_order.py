"""Write the attributes of start tags in another order, which means nothing and differs between serialisers."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import (
    SCOPES,
    Scope,
    accepts,
    in_order,
    narrower,
    reach_of,
    reached,
    tidy_attributes,
)
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Element, Page

Turn = Literal["rotate", "reverse"]


class AttributeOrder(msgspec.Struct, frozen=True, tag_field="name", tag="attribute-order"):
    """Reverse the attributes in scope, or move the first one to the end; each keeps its source text."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["attribute-order"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    turn: Turn = "rotate"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Write into the place of each attribute another one of the same tag."""
        return in_order(edit for element in reached(page, self.at, self.scope) for edit in self._turned(page, element))

    def _turned(self, page: Page, element: Element) -> Iterator[Edit]:
        attributes = _free(page, element)
        turned = attributes[::-1] if self.turn == "reverse" else attributes[1:] + attributes[:1]
        for place, other in zip(attributes, turned, strict=True):
            if place is not other:
                yield Edit(place.start, place.end, page.source[other.start : other.end])

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the order and how far the change goes."""
        order = "in reverse order" if self.turn == "reverse" else "with the first one last"
        return f"attributes {reach_of(self.at, self.scope)} written {order}"


def _free(page: Page, element: Element) -> list[Attribute]:
    """Return the attributes whose order is free: a bare value before `/>` would swallow the slash."""
    attributes = tidy_attributes(page, element)
    return [] if len(attributes) < 2 or page.source[element.content - 2] == "/" else attributes  # noqa: PLR2004 (a pair)


def attribute_order(aim: Aim) -> st.SearchStrategy[AttributeOrder]:
    """Draw an element with two attributes or more, and how far around it they are turned."""
    page = aim.page
    return drawn(
        AttributeOrder,
        aim,
        accepts(page, lambda element: len(_free(page, element)) > 1),
        turn=("rotate", "reverse"),
        scope=SCOPES,
    )
