"""Put the title of a drawing before the page's own, or before a heading: a title element that is none of the page."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, canary

HEADINGS = frozenset({"title", "h1", "h2", "h3"})


class SvgTitle(msgspec.Struct, frozen=True, tag_field="name", tag="svg-title"):
    """Put an SVG with a title before the title or heading `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["svg-title"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Insert the drawing."""
        target = page.resolve(self.at)
        if target is None or target.tag not in HEADINGS:
            return []
        drawing = f'<svg width="1" height="1"><title>{canary(0)}</title><path d="M0 0h1"/></svg>'
        return [insert_before(target, drawing)]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the place."""
        return f"SVG with a title of its own put before {self.at.path}"


def _applies(element: Element) -> bool:
    return element.tag in HEADINGS


def svg_title(aim: Aim) -> st.SearchStrategy[SvgTitle]:
    """Draw a title or heading."""
    return drawn(SvgTitle, aim, _applies)
