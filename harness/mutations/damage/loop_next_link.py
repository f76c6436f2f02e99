"""Lead the links to a listing's next page back to a page that was read already, as a paginator does that miscounts.

It knows the addresses of the case's pages, which no page tells by itself: so it is not drawn, but made for each page
that links to the next one, and always played.
"""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Self
from urllib.parse import urljoin

import msgspec

from harness.model import Family
from harness.model.exchange import key
from harness.page import Edit, Page


class LoopNextLink(msgspec.Struct, frozen=True, tag_field="name", tag="loop-next-link"):
    """On the page at `own`, let all that leads to `following` lead to `to`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = 1
    ambiguous: ClassVar[bool] = False

    own: str
    following: str
    to: str

    def edits(self, page: Page) -> list[Edit]:
        """Replace the address of each such link."""
        return [
            Edit(attribute.start, attribute.end, f'href="{escape(self.to)}"')
            for element in page.elements
            if (attribute := element.attributes.get("href")) and self._leads_on(attribute.value)
        ]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the pages."""
        back = "itself" if self.to == self.own else self.to
        return f"links to the next page, {self.following}, lead back to {back}"

    def _leads_on(self, address: str) -> bool:
        try:
            return key("GET", urljoin(self.own, address.strip())) == key("GET", self.following)
        except ValueError:  # no address at all
            return False
