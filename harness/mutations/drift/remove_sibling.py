"""Remove an element that holds no value but stands above one: every position below it moves."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import barred, shape, whole, within_values
from harness.mutations.markup import drawn, drop
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_KEPT = frozenset(
    {
        *("base", "body", "caption", "col", "colgroup", "dd", "dt", "frame", "head", "html", "li", "link", "meta"),
        *("option", "script", "style", "tbody", "td", "tfoot", "th", "thead", "title", "tr"),
    }
)
"""Elements whose loss tears a list or table, or the page."""


class RemoveSibling(msgspec.Struct, frozen=True, tag_field="name", tag="remove-sibling"):
    """Remove the element `at` with all it holds."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["remove-sibling"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut the element out."""
        target = page.resolve(self.at)
        return [drop(target)] if target is not None and _applies(page, target) else []

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one element."""
        yield from ()

    def describe(self) -> str:
        """Name the element."""
        return f"{self.at.path} removed"


def _applies(page: Page, element: Element) -> bool:
    return element.tag not in _KEPT and whole(page, element) and not barred(page, element)


def remove_sibling(aim: Aim) -> st.SearchStrategy[RemoveSibling]:
    """Draw an element above one of the neighbourhood, of another shape and not of the neighbourhood itself.

    Where no value is known none is drawn: what is removed might be one.
    """
    page = aim.page
    inside = within_values(aim)
    near = frozenset(aim.near)
    last: dict[int, int] = {}
    kept: dict[int, set[tuple[str, frozenset[str]]]] = {}
    for index in near:
        parent = page.elements[index].parent
        last[parent] = max(index, last.get(parent, 0))
        kept.setdefault(parent, set()).add(shape(page.elements[index]))

    def accept(element: Element) -> bool:
        if element.index in near or element.index >= last.get(element.parent, 0) or not _applies(page, element):
            return False
        return shape(element) not in kept[element.parent] and not inside(element)

    return drawn(RemoveSibling, aim, accept)
