"""Remove the tags of a wrapper and leave its content: what becomes of a `div` that served the old layout only."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import INLINE_TAGS, barred, texts_of, whole
from harness.mutations.markup import drawn
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import VOID_TAGS, Anchor, Edit, Element, Page

WRAPPER_TAGS = frozenset({"article", "center", "div", "header", "main", "section", "span"})
_MEANING = frozenset({"itemprop", "itemscope", "itemtype", "property", "typeof", "vocab", "rel"})
"""Attributes that say what the content is: without them the content would belong to something else."""


class Unwrap(msgspec.Struct, frozen=True, tag_field="name", tag="unwrap"):
    """Remove the start and end tags of the element `at` and of its peers."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["unwrap"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut both tags of each."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        wrappers = [element for element in page.peers(target) if _applies(page, element)]
        starts = [Edit(element.start, element.content, "") for element in wrappers]
        return sorted([*starts, *(Edit(element.content_end, element.end, "") for element in wrappers)])

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one wrapper."""
        yield from ()

    def describe(self) -> str:
        """Name the wrapper."""
        return f"wrapper {self.at.path} and its like removed, content kept"


def _applies(page: Page, element: Element) -> bool:
    """Say whether nothing but layout goes with the tags: text of its own would run into its neighbour's."""
    if element.tag not in WRAPPER_TAGS or not element.children or not _MEANING.isdisjoint(element.attributes):
        return False
    if element.tag != "span":
        children = [page.elements[index].tag for index in element.children]
        if texts_of(page, element) or any(tag in INLINE_TAGS for tag in children):
            return False
        last = page.elements[element.children[-1]]
        if not last.closed and last.tag not in VOID_TAGS:  # the wrapper's end tag is what ends it
            return False
    return whole(page, element) and not barred(page, element)


def unwrap(aim: Aim) -> st.SearchStrategy[Unwrap]:
    """Draw a wrapper with an element of the neighbourhood in it."""
    around = frozenset(aim.page.elements[index].parent for index in aim.near)

    def accept(element: Element) -> bool:
        return (not around or element.index in around) and _applies(aim.page, element)

    return drawn(Unwrap, aim, accept)
