"""Put a text into hundreds of elements, blocks and inline ones in turn, as editors do that wrap what they paste."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts, drawn
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import RAW_TEXT_TAGS, Anchor, Edit, Element, Page

DEPTHS = (400, 5_000)
"""Deeper than libxml2 goes by default (256), and recursion with three calls a level; deeper than any stack."""

_MIXED = ("div", "span")
_MOSTLY_INLINE = ("div", *("span", "ins") * 9, "span")
"""For thousands of levels: at each `div` a parser looks through all open elements for a paragraph to close (WHATWG
HTML, "in body"), so that 5,000 of them take one in Python 10 s, which is no fault of the scraper's."""
_INLINE = ("span", "ins")
_NO_BLOCKS = frozenset({"p"})
"""Elements that a block ends: in them, all is inline."""
_NO_ELEMENTS = RAW_TEXT_TAGS | {"script", "select", "option", "html", "head", "table", "tr", "tbody", "svg", "math"}


class NestMixed(msgspec.Struct, frozen=True, tag_field="name", tag="nest-mixed"):
    """Put `depth` elements between the element `at` and all it holds."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["nest-mixed"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    depth: Annotated[int, msgspec.Meta(ge=2, le=DEPTHS[-1])] = DEPTHS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert the start tags behind the element's own, and the end tags before it."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        mixed = _MIXED if self.depth <= DEPTHS[0] else _MOSTLY_INLINE
        tags = _INLINE if _is_inline(page, target) else mixed
        times = self.depth // len(tags)
        return [
            Edit(target.content, target.content, "".join(f"<{tag}>" for tag in tags) * times),
            Edit(target.content_end, target.content_end, "".join(f"</{tag}>" for tag in reversed(tags)) * times),
        ]

    def simpler(self) -> Iterator[Self]:
        """Fewer elements nest less deeply."""
        for depth in DEPTHS:
            if depth < self.depth:
                yield msgspec.structs.replace(self, depth=depth)

    def describe(self) -> str:
        """Name the element and the depth."""
        return f"content of {self.at.path} put {self.depth:,} elements deeper"


def _is_inline(page: Page, element: Element) -> bool:
    return any(outer.tag in _NO_BLOCKS for outer in (element, *page.ancestors(element)))


def _applies(page: Page, element: Element) -> bool:
    if element.tag in _NO_ELEMENTS or not element.closed or not page.sound(element):
        return False
    return bool(direct_texts(page, element))


def nest_mixed(aim: Aim) -> st.SearchStrategy[NestMixed]:
    """Draw an element with text and a depth."""
    return drawn(NestMixed, aim, lambda element: _applies(aim.page, element), depth=DEPTHS)
