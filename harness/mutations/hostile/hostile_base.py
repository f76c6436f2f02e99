"""Put a base element into a page that has none: every address on the page then hangs on it."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import URLS, Value, plainer, spelt, told, values
from harness.mutations.hostile.slots import escaped
from harness.mutations.markup import drawn
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page


class HostileBase(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-base"):
    """Begin the head `at` with a base element that leads to `value`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-base"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the element."""
        target = page.resolve(self.at)
        if target is None or "base" in page.by_tag:
            return []
        return [Edit(target.content, target.content, f'<base href="{escaped(spelt(self.value))}">')]

    def simpler(self) -> Iterator[Self]:
        """No address is the plainest, then what the same code falls over."""
        for value in plainer(self.value, URLS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the address."""
        return f"base element with the href {told(self.value)} put into {self.at.path}"


def hostile_base(aim: Aim) -> st.SearchStrategy[HostileBase]:
    """Draw an address, for a page without base element."""
    if "base" in aim.page.by_tag:
        return st.nothing()
    return drawn(HostileBase, aim, lambda element: element.tag == "head", value=values(URLS))
