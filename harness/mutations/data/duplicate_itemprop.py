"""Give a microdata property twice, as pages do on which another offer or author is told of within the same item."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.counterfeit import counterfeit
from harness.mutations.data.places import SHOWING
from harness.mutations.drift.places import takes_inline
from harness.mutations.markup import drawn, insert_after, insert_before
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Side = Literal["behind", "before"]
SIDES: tuple[Side, ...] = ("behind", "before")


class DuplicateItemprop(msgspec.Struct, frozen=True, tag_field="name", tag="duplicate-itemprop"):
    """Put a `meta` of the same property, with another value, on one side of the element `at`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["duplicate-itemprop"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    side: Side = "behind"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the element."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        value = target.get("content") or page.source[target.content : target.content_end]
        source = f'<meta itemprop="{escape(target.get("itemprop"))}" content="{escape(counterfeit(value))}">'
        return [insert_before(target, source) if self.side == "before" else insert_after(target, source)]

    def simpler(self) -> Iterator[Self]:
        """Behind it misleads fewer."""
        if self.side != SIDES[0]:
            yield msgspec.structs.replace(self, side=SIDES[0])

    def describe(self) -> str:
        """Name the element."""
        return f"another value for the itemprop of {self.at.path} put {self.side} it"


def _applies(page: Page, element: Element) -> bool:
    """Say whether an element shows a property that is no item, where another element may stand beside it."""
    shown = element.tag in SHOWING - {"dd", "dt", "li", "td", "th"} and "itemscope" not in element.attributes
    beside = element.closed and page.sound(element) and takes_inline(page, element)
    return shown and bool(element.get("itemprop").strip()) and beside


def duplicate_itemprop(aim: Aim) -> st.SearchStrategy[DuplicateItemprop]:
    """Draw an element with a property near the values."""
    return drawn(DuplicateItemprop, aim, lambda element: _applies(aim.page, element), side=SIDES)
