"""Wrap an element in up to ten thousand others, as a template does that calls itself; recursive code runs out of stack.

What a page does to the parser is no fault of the scraper's. A parser looks through all open elements for a paragraph to
close at each `div`, and at each block within (WHATWG HTML, "in body"); ten thousand `div` elements take one in Python
10 s. So the deepest levels are of an element at which none looks for anything, and they are put around little.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.flow import in_flow
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

DEPTHS = (50, 400, 2_000, 10_000)
"""Deep for a page; deeper than libxml2 goes by default (256), than Python recurses (1,000), than most let it."""

SHALLOW = DEPTHS[:2]
MOST_WITHIN = 20
"""Further elements in an element that is drawn for the deeper ones."""

DEEPEST_OF_DIV = 2_000
DEEPER_TAG = "x-box"


class NestDeeply(msgspec.Struct, frozen=True, tag_field="name", tag="nest-deeply"):
    """Put `depth` further elements around the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["nest-deeply"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    depth: Annotated[int, msgspec.Meta(ge=1, le=DEPTHS[-1])] = DEPTHS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert the start tags before the element and the end tags behind it."""
        target = page.resolve(self.at)
        if target is None or not in_flow(page, target):
            return []
        return [
            Edit(target.start, target.start, f"<{self._tag}>" * self.depth),
            Edit(target.end, target.end, f"</{self._tag}>" * self.depth),
        ]

    def simpler(self) -> Iterator[Self]:
        """Fewer elements nest less deeply."""
        for depth in DEPTHS:
            if depth < self.depth:
                yield msgspec.structs.replace(self, depth=depth)

    def describe(self) -> str:
        """Name the element and the depth."""
        return f"{self.at.path} wrapped in {self.depth} {self._tag} elements"

    @property
    def _tag(self) -> str:
        return "div" if self.depth <= DEEPEST_OF_DIV else DEEPER_TAG


def nest_deeply(aim: Aim) -> st.SearchStrategy[NestDeeply]:
    """Draw an element of the page's flow and a depth."""
    page = aim.page
    within = page.once(_within)
    shallow = drawn(NestDeeply, aim, lambda one: in_flow(page, one), depth=SHALLOW)
    small = drawn(
        NestDeeply,
        aim,
        lambda one: within[one.index] <= MOST_WITHIN and in_flow(page, one),
        depth=DEPTHS[len(SHALLOW) :],
    )
    return st.one_of(shallow, small)


def _within(page: Page) -> list[int]:
    """Return how many elements each element holds, at any depth."""
    counts = [0] * len(page.elements)
    for element in reversed(page.elements):
        if element.parent >= 0:
            counts[element.parent] += counts[element.index] + 1
    return counts
