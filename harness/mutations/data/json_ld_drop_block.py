"""Remove a JSON-LD block from the page."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import blocks
from harness.mutations.json_source import is_json_ld
from harness.mutations.markup import drop
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class JsonLdDropBlock(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-drop-block"):
    """Remove the JSON-LD block `at`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-drop-block"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Cut the script out."""
        target = page.resolve(self.at)
        return [drop(target)] if target is not None and _applies(page, target) else []

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one block."""
        yield from ()

    def describe(self) -> str:
        """Name the block."""
        return f"JSON-LD block {self.at.path} removed"


def _applies(page: Page, element: Element) -> bool:
    return is_json_ld(element) and element.closed and page.sound(element)


def json_ld_drop_block(aim: Aim) -> st.SearchStrategy[JsonLdDropBlock]:
    """Draw one of the blocks that the scraper reads."""
    found = [aim.page.anchor(block) for block in blocks(aim) if _applies(aim.page, block)]
    return st.sampled_from(found).map(lambda at: JsonLdDropBlock(at=at)) if found else st.nothing()
