"""Give a `meta` twice, as pages do on which two plugins write them."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.counterfeit import counterfeit
from harness.mutations.data.places import meta_key
from harness.mutations.markup import drawn, insert_after, insert_before
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, splice

Side = Literal["behind", "before"]
SIDES: tuple[Side, ...] = ("behind", "before")


class DuplicateMeta(msgspec.Struct, frozen=True, tag_field="name", tag="duplicate-meta"):
    """Put a copy of the meta element `at`, with another value, on one side of it."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["duplicate-meta"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    side: Side = "behind"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the copy."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        content = target.attributes["content"]
        other = f'content="{escape(counterfeit(content.value))}"'
        cut = [Edit(0, target.start, ""), Edit(content.start, content.end, other)]
        copy = splice(page.source[: target.end], cut)
        return [insert_before(target, copy) if self.side == "before" else insert_after(target, copy)]

    def simpler(self) -> Iterator[Self]:
        """Behind it misleads fewer."""
        if self.side != SIDES[0]:
            yield msgspec.structs.replace(self, side=SIDES[0])

    def describe(self) -> str:
        """Name the element."""
        return f"meta {self.at.path} given again with another value {self.side} it"


def _applies(page: Page, element: Element) -> bool:
    return bool(meta_key(element)) and page.sound(element)


def duplicate_meta(aim: Aim) -> st.SearchStrategy[DuplicateMeta]:
    """Draw a meta element."""
    return drawn(DuplicateMeta, aim, lambda element: _applies(aim.page, element), side=SIDES)
