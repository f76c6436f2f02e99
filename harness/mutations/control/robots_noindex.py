"""Ask search engines not to list the page, as shops and papers do with good pages, and sites with error pages."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.control.places import end_of_head
from harness.page import Edit, Page

MARKUP = '<meta name="robots" content="noindex">'


class RobotsNoindex(msgspec.Struct, frozen=True, tag_field="name", tag="robots-noindex"):
    """Add `<meta name="robots" content="noindex">` to the head."""

    family: ClassVar[Family] = "exhibit"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = True

    def edits(self, page: Page) -> list[Edit]:
        """Insert it, where the page says nothing to search engines yet."""
        said = any(meta.get("name").lower() == "robots" for meta in page.by_tag.get("meta", ()))
        return [] if said else end_of_head(page, MARKUP)

    def simpler(self) -> Iterator[Self]:
        """Yield nothing: a control is played whole."""
        yield from ()

    def describe(self) -> str:
        """Quote the element."""
        return f"{MARKUP} added to the head"
