"""Give an element an attribute of up to 1 MB, as pages do that carry pictures or their state in one.

Its name is read by nobody, so that every value is still what it was: who takes too long, or runs out of something, has
the page's size to blame.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, name_spans

ATTRIBUTE = "data-blob"
SIZES = (1_000, 10_000, 100_000, 1_000_000)
"""Characters of its value; a failure shrinks to the smallest of these that still shows it."""
DRAWN = (100_000, 100_000, 100_000, 1_000_000)


class LongAttribute(msgspec.Struct, frozen=True, tag_field="name", tag="long-attribute"):
    """Put an attribute with a value of `size` letters first into the start tag of the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["long-attribute"]
    ambiguous: ClassVar[bool] = True  # a field that holds the element's source holds the attribute as well

    at: Anchor
    size: Annotated[int, msgspec.Meta(ge=1, le=SIZES[-1])] = DRAWN[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert it behind the tag's name."""
        target = page.resolve(self.at)
        if target is None or not _takes_it(target):
            return []
        (_, place), *_ = name_spans(page.source, target)
        return [Edit(place, place, f' {ATTRIBUTE}="{"A" * self.size}"')]

    def simpler(self) -> Iterator[Self]:
        """A shorter one is less."""
        for size in SIZES:
            if size < self.size:
                yield msgspec.structs.replace(self, size=size)

    def describe(self) -> str:
        """Name the element and the length."""
        return f"attribute {ATTRIBUTE!r} of {self.size:,} characters added to {self.at.path}"


def _takes_it(element: Element) -> bool:
    return element.start < element.content and ATTRIBUTE not in element.attributes


def long_attribute(aim: Aim) -> st.SearchStrategy[LongAttribute]:
    """Draw an element and a length."""
    return drawn(LongAttribute, aim, _takes_it, size=DRAWN)
