"""Swap two neighbouring siblings of different shape: an order that carries no value."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import BLOCK_PARENTS, BLOCK_TAGS, barred, shape, whole, within_values
from harness.mutations.markup import drawn, drop, insert_before
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_BOUND = frozenset({"h2", "h3", "h4", "h5", "h6", "hr"})
"""Elements that say what comes next, and so cannot be moved alone."""


class ReorderSiblings(msgspec.Struct, frozen=True, tag_field="name", tag="reorder-siblings"):
    """Move the next sibling of the element `at` before it."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["reorder-siblings"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Insert the sibling before, and cut it out where it was."""
        first = page.resolve(self.at)
        second = _follower(page, first) if first is not None else None
        if first is None or second is None:
            return []
        return [insert_before(first, page.outer(second)), drop(second)]

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one swap."""
        yield from ()

    def describe(self) -> str:
        """Name the first of the two."""
        return f"{self.at.path} and its next sibling swapped"


def _follower(page: Page, element: Element) -> Element | None:
    """Return the next sibling if the two can be swapped.

    Each must be the only one of its shape there: items of a list keep their order, labels stay with what they label.
    """
    if not _movable(page, element):
        return None
    siblings = page.elements[element.parent].children
    position = bisect_left(siblings, element.index) + 1
    follower = page.elements[siblings[position]] if position < len(siblings) else None
    if follower is None or not _movable(page, follower):
        return None
    if page.source[element.end : follower.start].strip() or barred(page, element):
        return None
    return follower if _stands_alone(page, element) and _stands_alone(page, follower) else None


def _stands_alone(page: Page, element: Element) -> bool:
    return page.once(_shapes)[element.parent, shape(element)] == 1


def _shapes(page: Page) -> Counter[tuple[int, tuple[str, frozenset[str]]]]:
    """Count the shapes among the children of each element."""
    return Counter((element.parent, shape(element)) for element in page.elements)


def _movable(page: Page, element: Element) -> bool:
    if element.tag not in BLOCK_TAGS or element.tag in _BOUND or element.parent < 0:
        return False
    return page.elements[element.parent].tag in BLOCK_PARENTS and whole(page, element)


def reorder_siblings(aim: Aim) -> st.SearchStrategy[ReorderSiblings]:
    """Draw an element near the values that can be swapped with the next, but none inside a value's own element."""
    inside = within_values(aim)
    return drawn(ReorderSiblings, aim, lambda element: _follower(aim.page, element) is not None and not inside(element))
