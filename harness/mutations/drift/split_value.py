"""Split a text into two sibling spans, between words or before its decimals: the text stays as it was."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import NO_INLINE_PARENTS, barred, texts_of
from harness.mutations.markup import drawn
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_BORDER = re.compile(r"(?<=\d)(?=[.,]\d\d(?![.,]?\d))|(?<=\S)\s+(?=\S)")
"""Before the decimals of a price, or behind the white space between two words."""


class SplitValue(msgspec.Struct, frozen=True, tag_field="name", tag="split-value"):
    """Split the first splittable text of `at` at its border number `border` into two spans."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["split-value"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    border: int = 0

    def edits(self, page: Page) -> list[Edit]:
        """Insert the tags of both spans."""
        target = page.resolve(self.at)
        place = _place(page, target) if target is not None else None
        if place is None:
            return []
        start, end, borders = place
        middle = borders[self.border % len(borders)]
        return [Edit(start, start, "<span>"), Edit(middle, middle, "</span><span>"), Edit(end, end, "</span>")]

    def simpler(self) -> Iterator[Self]:
        """The first border is the simplest."""
        if self.border:
            yield msgspec.structs.replace(self, border=0)

    def describe(self) -> str:
        """Name the element."""
        return f"text of {self.at.path} split into two spans"


def _place(page: Page, element: Element) -> tuple[int, int, list[int]] | None:
    """Return start and end of the first text that has borders, and the borders; None if there is none."""
    if element.tag in NO_INLINE_PARENTS:
        return None
    for text in texts_of(page, element):
        found = _BORDER.finditer(page.source[text.start : text.end])
        if borders := [text.start + match.end() for match in found]:
            return None if barred(page, element) else (text.start, text.end, borders)
    return None


def split_value(aim: Aim) -> st.SearchStrategy[SplitValue]:
    """Draw an element near the values with a text of two words or with decimals."""
    return drawn(SplitValue, aim, lambda element: _place(aim.page, element) is not None, border=range(4))
