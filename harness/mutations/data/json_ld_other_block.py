"""Put a block of another type before one that the scraper reads, as plugins do that each write their own."""

from collections.abc import Iterator
from json import dumps
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import blocks
from harness.mutations.json_block import BlockKind, block_of, blocks_of, kind_of
from harness.mutations.markup import insert_before
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, canary

Type = Literal["SiteNavigationElement", "WebSite", "Organization", "BreadcrumbList", "settings"]

NAME, ADDRESS = f"{canary(0)} {canary(1)}", f"https://{canary(0)}.example/"
READ_BY_SOME = frozenset({"WebSite", "Organization", "BreadcrumbList"})
"""Types of which a scraper may well take a site's name, a publisher or a section."""
_CONTEXT = {"@context": "https://schema.org"}
_ENTRY = {"@type": "ListItem", "position": 1, "name": NAME, "item": ADDRESS}
TYPES: dict[Type, dict[str, object]] = {
    "SiteNavigationElement": {**_CONTEXT, "@type": "SiteNavigationElement", "name": NAME, "url": ADDRESS},
    "WebSite": {**_CONTEXT, "@type": "WebSite", "name": NAME, "url": ADDRESS},
    "Organization": {**_CONTEXT, "@type": "Organization", "name": NAME, "url": ADDRESS},
    "BreadcrumbList": {**_CONTEXT, "@type": "BreadcrumbList", "itemListElement": [_ENTRY]},
    "settings": {"locale": "en", "theme": {"name": NAME}},
}


class JsonLdOtherBlock(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-other-block"):
    """Put a script with a block of the type `type` before the script `at`: settings where that is no linked data."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-other-block"]

    at: Anchor
    type: Type = "SiteNavigationElement"
    block: BlockKind = "JSON-LD"

    @property
    def ambiguous(self) -> bool:
        """Whether a scraper may look for a block of this type, and take it at its word."""
        return self.type in READ_BY_SOME

    def edits(self, page: Page) -> list[Edit]:
        """Insert the script."""
        target = page.resolve(self.at)
        if target is None or kind_of(target) != self.block or self.type not in _types(page, target):
            return []
        media = "application/ld+json" if self.block == "JSON-LD" else "application/json"
        return [insert_before(target, f'<script type="{media}">{dumps(TYPES[self.type])}</script>')]

    def simpler(self) -> Iterator[Self]:
        """The first type is the one of which nobody has any use."""
        if self.type in READ_BY_SOME:
            yield msgspec.structs.replace(self, type="SiteNavigationElement")

    def describe(self) -> str:
        """Name the type and the block."""
        return f"block of {self.type} put before the {self.block} of {self.at.path}"


def _types(page: Page, script: Element) -> list[Type]:
    """Return the types that the page has not: a scraper that reads one of these knows it by its type alone."""
    block = block_of(page, script)
    if block is None or block.kind == "state" or not (script.closed and page.sound(script)):
        return []
    if block.kind == "JSON":
        return ["settings"]
    return [one for one in TYPES if one not in page.once(_stated) and one != "settings"]


def _stated(page: Page) -> frozenset[str]:
    return frozenset(
        block.written(value)[1:-1]
        for block in blocks_of(page).values()
        for value in block.values
        if value.kind == "string" and "@type" in value.path
    )


def json_ld_other_block(aim: Aim) -> st.SearchStrategy[JsonLdOtherBlock]:
    """Draw one of the blocks that the scraper reads, and what is put before it."""
    found = [
        JsonLdOtherBlock(at=aim.page.anchor(script), type=one, block=block.kind)
        for script, block in blocks(aim)
        for one in _types(aim.page, script)
    ]
    return st.sampled_from(found) if found else st.nothing()
