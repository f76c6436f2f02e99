"""Leave of a page's title the separator alone, as a template does whose names are empty."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import TITLES, Value, plainer, told, values
from harness.mutations.hostile.slots import attribute_edit
from harness.mutations.markup import drawn
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page


class SeparatorTitle(msgspec.Struct, frozen=True, tag_field="name", tag="separator-title"):
    """Make `value` the title `at`, which is an element or a property."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["separator-title"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Exchange the text, or the content."""
        target = page.resolve(self.at)
        if target is None or not _applies(target):
            return []
        if target.tag == "meta":
            return [attribute_edit(page, target, "content", self.value)]
        return [Edit(target.content, target.content_end, self.value)]

    def simpler(self) -> Iterator[Self]:
        """No title is the plainest, then what the same code falls over."""
        for value in plainer(self.value, TITLES):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the title."""
        return f"title {self.at.path} became {told(self.value)}"


def _applies(element: Element) -> bool:
    if element.tag == "meta":
        return "title" in f"{element.get('property')} {element.get('name')}"
    return element.tag == "title" and element.closed


def separator_title(aim: Aim) -> st.SearchStrategy[SeparatorTitle]:
    """Draw a title and what it becomes."""
    return drawn(SeparatorTitle, aim, _applies, value=values(TITLES))
