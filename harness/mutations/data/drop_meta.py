"""Remove a `meta` of OpenGraph and its kind, or empty its content."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import meta_key
from harness.mutations.markup import drawn, drop
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

How = Literal["removed", "emptied"]
HOWS: tuple[How, ...] = ("removed", "emptied")


class DropMeta(msgspec.Struct, frozen=True, tag_field="name", tag="drop-meta"):
    """Remove the meta element `at`, and all of its property or name, or empty their content."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["drop-meta"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    how: How = "removed"

    def edits(self, page: Page) -> list[Edit]:
        """Cut the elements out or rewrite their content."""
        target = page.resolve(self.at)
        if target is None or not meta_key(target):
            return []
        key = meta_key(target)
        alike = [element for element in page.by_tag["meta"] if meta_key(element) == key]
        if self.how == "removed":
            return [drop(element) for element in alike]
        contents = [element.attributes["content"] for element in alike]
        return [Edit(content.start, content.end, 'content=""') for content in contents]

    def simpler(self) -> Iterator[Self]:
        """A removed element is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name one of the elements."""
        return f"meta {self.at.path} and its like {self.how}"


def drop_meta(aim: Aim) -> st.SearchStrategy[DropMeta]:
    """Draw a meta element."""
    return drawn(DropMeta, aim, lambda element: bool(meta_key(element)), how=HOWS)
