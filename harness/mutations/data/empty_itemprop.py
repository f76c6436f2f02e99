"""Empty the `content` in which microdata gives a value for machines, or leave it out; what is shown stays."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import properties_alike
from harness.mutations.markup import drawn, without_attribute
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

How = Literal["removed", "emptied"]
HOWS: tuple[How, ...] = ("removed", "emptied")


class EmptyItemprop(msgspec.Struct, frozen=True, tag_field="name", tag="empty-itemprop"):
    """Empty or remove the `content` of the property `at` and of its like.

    What the element shows is then the property's value, in the words for people: a scraper may take it at face value.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["empty-itemprop"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    how: How = "removed"

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the attributes or cut them out."""
        found = [
            element.attributes["content"]
            for element in properties_alike(page, page.resolve(self.at))
            if _applies(element)
        ]
        if self.how == "removed":
            return [without_attribute(page, content) for content in found]
        return [Edit(content.start, content.end, 'content=""') for content in found]

    def simpler(self) -> Iterator[Self]:
        """A removed attribute is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name one of the elements."""
        return f"content of the itemprop {self.at.path} and its like {self.how}"


def _applies(element: Element) -> bool:
    """Say whether an element shows a property and gives it for machines as well; a `meta` shows nothing."""
    return element.tag != "meta" and bool(element.get("itemprop") and element.get("content"))


def empty_itemprop(aim: Aim) -> st.SearchStrategy[EmptyItemprop]:
    """Draw an element with a property near the values."""
    return drawn(EmptyItemprop, aim, _applies, how=HOWS)
