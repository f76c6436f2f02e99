"""Remove a script that holds JSON from the page: linked data, data of its own, or a state that is assigned."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import blocks
from harness.mutations.json_block import BlockKind, kind_of
from harness.mutations.markup import drop
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class JsonLdDropBlock(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-drop-block"):
    """Remove the script `at`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-drop-block"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Cut the script out."""
        target = page.resolve(self.at)
        applies = target is not None and kind_of(target) == self.block and _applies(page, target)
        return [drop(target)] if target is not None and applies else []

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one block."""
        yield from ()

    def describe(self) -> str:
        """Name the block."""
        return f"{self.block} block {self.at.path} removed"


def _applies(page: Page, element: Element) -> bool:
    return element.closed and page.sound(element)


def json_ld_drop_block(aim: Aim) -> st.SearchStrategy[JsonLdDropBlock]:
    """Draw one of the blocks that the scraper reads."""
    found = [
        JsonLdDropBlock(at=aim.page.anchor(script), block=block.kind)
        for script, block in blocks(aim)
        if kind_of(script) and _applies(aim.page, script)
    ]
    return st.sampled_from(found) if found else st.nothing()
