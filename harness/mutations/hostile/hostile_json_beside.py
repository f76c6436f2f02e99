"""Put another block of JSON-LD, broken or strange and of no account, before the page's own."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import BLOCKS, Value, plainer, spelt, told, values
from harness.mutations.json_source import is_json_ld
from harness.mutations.markup import drawn
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class HostileJsonBeside(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-json-beside"):
    """Put a block of JSON-LD that holds `value` before the block `at`, or at the end of the head `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-json-beside"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the block."""
        target = page.resolve(self.at)
        if target is None or not _applies(target):
            return []
        place = target.content_end if target.tag == "head" else target.start
        return [Edit(place, place, f'<script type="application/ld+json">{spelt(self.value)}</script>')]

    def simpler(self) -> Iterator[Self]:
        """An empty block is the plainest, then what the same code falls over."""
        for value in plainer(self.value, BLOCKS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and what is in the block."""
        place = "at the end of" if self.at.path.endswith("head") else "before"
        return f"another block of JSON-LD, {told(self.value)}, put {place} {self.at.path}"


def _applies(element: Element) -> bool:
    return is_json_ld(element) or (element.tag == "head" and element.closed)


def hostile_json_beside(aim: Aim) -> st.SearchStrategy[HostileJsonBeside]:
    """Draw a place and what is in the block."""
    return drawn(HostileJsonBeside, aim, _applies, value=values(BLOCKS))
