"""Remove an element with all it holds, as a template does whose data is missing."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.guides import guides
from harness.mutations.markup import drawn, drop
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

ROOTS = frozenset({"html", "head", "body"})


class DropElement(msgspec.Struct, frozen=True, tag_field="name", tag="drop-element"):
    """Remove the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["drop-element"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut the element out, unless its source overlaps a neighbour's."""
        target = page.resolve(self.at)
        return [drop(target)] if target is not None and _removable(page, target) else []

    def misguides(self, page: Page) -> bool:
        """Say whether a browser reads the rest of the page otherwise without it."""
        target = page.resolve(self.at)
        return target is not None and guides(target)

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the element."""
        return f"{self.at.path} removed"


def _removable(page: Page, element: Element) -> bool:
    return element.tag not in ROOTS and page.sound(element)


def drop_element(aim: Aim) -> st.SearchStrategy[DropElement]:
    """Draw an element."""
    return drawn(DropElement, aim, lambda element: _removable(aim.page, element))
