"""Put up to 5 MB of empty elements beside an element, as a loop does that does not end; slow code shows by it.

They hold no text and no class, so that a value is none the less what it was; what comes of counting them is judged
where a single sibling is inserted, under drift.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.flow import in_flow
from harness.mutations.markup import drawn, insert_after, insert_before
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

Side = Literal["behind", "before"]
SIDES: tuple[Side, ...] = ("behind", "before")

SIZES = (1_000, 10_000, 100_000, 1_000_000, 5_000_000)
"""Characters of source; a failure shrinks to the smallest of these that still shows it."""
DRAWN = (100_000,) * 12 + (1_000_000,) * 3 + (5_000_000,)
"""A page of 5 MB takes the slowest parsers 5 s and more, so that few are drawn."""

SIBLING = f'<div data-row="{"r" * 77}"></div>'
"""A hundred characters: of shorter ones 5 MB would take a tree of Python objects more memory than a run has."""


class ManySiblings(msgspec.Struct, frozen=True, tag_field="name", tag="many-siblings"):
    """Put `size` characters of empty `div` elements on one side of the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["many-siblings"]
    ambiguous: ClassVar[bool] = True  # where elements are counted, another value is what the page says

    at: Anchor
    size: Annotated[int, msgspec.Meta(ge=len(SIBLING), le=SIZES[-1])] = DRAWN[0]
    side: Side = "behind"

    def edits(self, page: Page) -> list[Edit]:
        """Insert them."""
        target = page.resolve(self.at)
        if target is None or not in_flow(page, target):
            return []
        insert = insert_after if self.side == "behind" else insert_before
        return [insert(target, SIBLING * self._count)]

    def simpler(self) -> Iterator[Self]:
        """Fewer are less, and those behind move no position."""
        for size in SIZES:
            if size < self.size:
                yield msgspec.structs.replace(self, size=size)
        if self.side != "behind":
            yield msgspec.structs.replace(self, side="behind")

    def describe(self) -> str:
        """Say how many, and where."""
        return f"{self._count:,} empty div elements ({self.size:,} characters) put {self.side} {self.at.path}"

    @property
    def _count(self) -> int:
        return self.size // len(SIBLING)


def many_siblings(aim: Aim) -> st.SearchStrategy[ManySiblings]:
    """Draw an element of the page's flow, a size and a side."""
    return drawn(ManySiblings, aim, lambda element: in_flow(aim.page, element), size=DRAWN, side=SIDES)
