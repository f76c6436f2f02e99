"""Wrap an element in hundreds of others, as a template does that calls itself; recursive code runs out of stack."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

DEPTHS = (50, 400, 2000)
"""Deep for a page; deeper than libxml2 goes by default (256); deeper than Python recurses (1,000)."""

FLOW_TAGS = frozenset(
    {"article", "aside", "div", "footer", "h1", "h2", "h3", "header", "main", "ol", "p", "section", "table", "ul"}
)
FLOW_PARENTS = frozenset({"article", "aside", "body", "div", "footer", "header", "main", "section"})


class NestDeeply(msgspec.Struct, frozen=True, tag_field="name", tag="nest-deeply"):
    """Put `depth` further `div` elements around the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["nest-deeply"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    depth: Annotated[int, msgspec.Meta(ge=1, le=DEPTHS[-1])] = DEPTHS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert the start tags before the element and the end tags behind it."""
        target = page.resolve(self.at)
        if target is None or not _wrappable(page, target):
            return []
        return [
            Edit(target.start, target.start, "<div>" * self.depth),
            Edit(target.end, target.end, "</div>" * self.depth),
        ]

    def simpler(self) -> Iterator[Self]:
        """Fewer elements nest less deeply."""
        for depth in DEPTHS:
            if depth < self.depth:
                yield msgspec.structs.replace(self, depth=depth)

    def describe(self) -> str:
        """Name the element and the depth."""
        return f"{self.at.path} wrapped in {self.depth} div elements"


def _wrappable(page: Page, element: Element) -> bool:
    if element.tag not in FLOW_TAGS or element.parent < 0 or not page.sound(element):
        return False
    return page.elements[element.parent].tag in FLOW_PARENTS


def nest_deeply(aim: Aim) -> st.SearchStrategy[NestDeeply]:
    """Draw an element of the page's flow and a depth."""
    return drawn(NestDeeply, aim, lambda element: _wrappable(aim.page, element), depth=DEPTHS)
