"""Put a declaration that HTML has not, or not there, before an element: of PHP, of Word, of a document type."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import DECLARATIONS, Value, plainer, told, values
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page


class BogusDeclaration(msgspec.Struct, frozen=True, tag_field="name", tag="bogus-declaration"):
    """Put the declaration `value` before the element `at`, or where it is None before the page."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["bogus-declaration"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor | None = None
    value: Value = "<![foo]>"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the declaration."""
        if self.at is None:
            return [Edit(0, 0, self.value)]
        target = page.resolve(self.at)
        return [] if target is None else [insert_before(target, self.value)]

    def simpler(self) -> Iterator[Self]:
        """A section that no parser knows is the plainest, then what the same code falls over."""
        for value in plainer(self.value, DECLARATIONS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the declaration and its place."""
        return f"{told(self.value)} put before {'the page' if self.at is None else self.at.path}"


def bogus_declaration(aim: Aim) -> st.SearchStrategy[BogusDeclaration]:
    """Draw a place and a declaration; the elements at the top are a place as good as any."""
    return drawn(BogusDeclaration, aim, lambda _: True, value=values(DECLARATIONS))
