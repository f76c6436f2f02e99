"""Write tag or attribute names in capitals, as old templates do; HTML names have no case."""

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
from harness.page import Anchor, Edit, Element, Page

Names = Literal["tags", "attributes"]


class TagCase(msgspec.Struct, frozen=True, tag_field="name", tag="tag-case"):
    """Capitalise the names of the tags or of the attributes in scope."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["tag-case"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    names: Names = "tags"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each name by its capitals, in the end tag too."""
        capitals = []
        for element in reached(page, self.at, self.scope):
            for start, length in self._names(page, element):
                name = page.source[start : start + length]
                if name != name.upper():
                    capitals.append(Edit(start, start + length, name.upper()))
        return in_order(capitals)

    def _names(self, page: Page, element: Element) -> Iterator[tuple[int, int]]:
        if self.names == "attributes":
            for attribute in tidy_attributes(page, element):
                yield attribute.start, len(attribute.name)
            return
        yield element.start + 1, len(element.tag)
        if element.closed:
            yield element.content_end + 2, len(element.tag)

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say which names, and how far the change goes."""
        return f"names of {self.names} {reach_of(self.at, self.scope)} written in capitals"


def tag_case(aim: Aim) -> st.SearchStrategy[TagCase]:
    """Draw an element, which of its names are capitalised, and how far around it."""
    return drawn(
        TagCase,
        aim,
        accepts(aim.page, lambda _: True),
        names=("tags", "attributes"),
        scope=SCOPES,
    )
