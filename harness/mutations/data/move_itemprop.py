"""Move a microdata property from the element that shows it into that element: to a span or to a meta."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import SHOWING, properties_alike
from harness.mutations.markup import drawn, without_attribute
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Holder = Literal["span", "meta"]
HOLDERS: tuple[Holder, ...] = ("span", "meta")


class MoveItemprop(msgspec.Struct, frozen=True, tag_field="name", tag="move-itemprop"):
    """Move the `itemprop` of `at`, and of its like, to a `span` around its content, or to a `meta` before that."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["move-itemprop"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    to: Holder = "span"

    def edits(self, page: Page) -> list[Edit]:
        """Cut the attributes out, and write them within the element."""
        return [
            edit
            for element in properties_alike(page, page.resolve(self.at))
            if _applies(page, element)
            for edit in self._moved(page, element)
        ]

    def _moved(self, page: Page, element: Element) -> list[Edit]:
        moved = [element.attributes[name] for name in ("content", "itemprop") if name in element.attributes]
        cut = sorted(without_attribute(page, attribute) for attribute in moved)
        text = " ".join(page.source[element.content : element.content_end].split()).replace('"', "&quot;")
        content = escape(element.get("content")) if "content" in element.attributes else text
        name, place = escape(element.get("itemprop")), element.content
        if self.to == "meta":
            return [*cut, Edit(place, place, f'<meta itemprop="{name}" content="{content}">')]
        kept = f' content="{content}"' if "content" in element.attributes else ""
        opened, end = Edit(place, place, f'<span itemprop="{name}"{kept}>'), element.content_end
        return [*cut, opened, Edit(end, end, "</span>")]

    def simpler(self) -> Iterator[Self]:
        """A span shows what it holds."""
        if self.to != HOLDERS[0]:
            yield msgspec.structs.replace(self, to=HOLDERS[0])

    def describe(self) -> str:
        """Name one of the elements."""
        return f"itemprop of {self.at.path} and its like moved to a <{self.to}> within"


def _applies(page: Page, element: Element) -> bool:
    """Say whether an element shows a property as its text alone."""
    shown = element.tag in SHOWING and "itemprop" in element.attributes and "itemscope" not in element.attributes
    return (
        shown and not element.children and element.closed and page.sound(element) and "<" not in _inner(page, element)
    )


def _inner(page: Page, element: Element) -> str:
    return page.source[element.content : element.content_end]


def move_itemprop(aim: Aim) -> st.SearchStrategy[MoveItemprop]:
    """Draw an element with a property near the values."""
    return drawn(MoveItemprop, aim, lambda element: _applies(aim.page, element), to=HOLDERS)
