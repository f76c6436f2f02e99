"""Put a copy of an element after it, as pages do that have one markup for small screens and one for large ones."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import BLOCK_TAGS, INLINE_TAGS, barred, takes_block, takes_inline, whole
from harness.mutations.markup import drawn, insert_after, with_classes, without_attribute
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, splice

MOST_COPIED = 4096
"""Characters of the largest element that is copied."""


class DuplicateValue(msgspec.Struct, frozen=True, tag_field="name", tag="duplicate-value"):
    """Put a copy of the element `at` after it: its classes with `-mobile` behind them, no ids, the same text."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["duplicate-value"]
    ambiguous: ClassVar[bool] = True

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Insert the copy."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        return [insert_after(target, _copy(page, target))]

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one copy."""
        yield from ()

    def describe(self) -> str:
        """Name the element."""
        return f"copy of {self.at.path} for small screens put after it"


def _copy(page: Page, target: Element) -> str:
    """Return the source of the copy."""
    ids = (one.attributes["id"] for one in page.within(target) if "id" in one.attributes)
    edits = [without_attribute(page, attribute) for attribute in ids]
    if target.classes:
        edits.append(with_classes(target, [f"{token}-mobile" for token in target.classes]))
    return splice(page.source[: target.end], sorted([Edit(0, target.start, ""), *edits]))


def _applies(page: Page, element: Element) -> bool:
    if element.end - element.start > MOST_COPIED or not whole(page, element) or barred(page, element):
        return False
    if element.tag in BLOCK_TAGS:
        return takes_block(page, element)
    return element.tag in INLINE_TAGS and takes_inline(page, element)


def duplicate_value(aim: Aim) -> st.SearchStrategy[DuplicateValue]:
    """Draw a small element near the values."""
    return drawn(DuplicateValue, aim, lambda element: _applies(aim.page, element))
