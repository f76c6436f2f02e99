"""Put text that is none of the page's matter before an element, under the element's own tag and classes."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import INLINE_TAGS, barred, takes_block, takes_inline
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import CANARY_PRICE, Anchor, Edit, Element, Page, canary

BLOCK_TAGS = frozenset({"article", "aside", "div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "section"})
ITEM_TAGS = frozenset({"dd", "dt", "li", "td"})


class InjectBoilerplate(msgspec.Struct, frozen=True, tag_field="name", tag="inject-boilerplate"):
    """Put an element of the tag and classes of `at` before it, with a canary's word and price in it."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["inject-boilerplate"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    number: int = 0
    """Which canary."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the element."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        classes = f' class="{escape(" ".join(target.classes))}"' if target.classes else ""
        text = f"Sponsored: {canary(self.number)}, from ${CANARY_PRICE}"
        return [insert_before(target, f"<{target.tag}{classes}>{text}</{target.tag}>")]

    def simpler(self) -> Iterator[Self]:
        """The first canary is the simplest."""
        if self.number:
            yield msgspec.structs.replace(self, number=0)

    def describe(self) -> str:
        """Name the element."""
        return f"boilerplate under the tag and classes of {self.at.path} put before it"


def _applies(page: Page, element: Element) -> bool:
    if not page.sound(element):
        return False
    if element.tag in BLOCK_TAGS:
        return takes_block(page, element)
    if element.tag in INLINE_TAGS - {"img"}:
        return takes_inline(page, element)
    return element.tag in ITEM_TAGS and not barred(page, element)


def inject_boilerplate(aim: Aim) -> st.SearchStrategy[InjectBoilerplate]:
    """Draw an element near the values."""
    return drawn(InjectBoilerplate, aim, lambda element: _applies(aim.page, element), number=range(3))
