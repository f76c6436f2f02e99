"""End the page in its middle, and go on: as a template does that is made of two whole pages."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class StrayEnd(msgspec.Struct, frozen=True, tag_field="name", tag="stray-end"):
    """Put the end tags of the body and the page before the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["stray-end"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Insert the end tags."""
        target = page.resolve(self.at)
        return [insert_before(target, "</body></html>")] if target is not None and _applies(target) else []

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the place."""
        return f"</body></html> put before {self.at.path}"


def _applies(element: Element) -> bool:
    return element.parent >= 0 and element.tag not in {"head", "body"}


def stray_end(aim: Aim) -> st.SearchStrategy[StrayEnd]:
    """Draw an element."""
    return drawn(StrayEnd, aim, _applies)
