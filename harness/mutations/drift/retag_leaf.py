"""Give an element that holds text another tag: a heading of another level, a `div` for a `p`."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import INLINE_TAGS, in_order, takes_block, whole
from harness.mutations.markup import retag
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

BLOCK_CHOICES = {
    "div": ("p",),
    "h1": ("h2", "div"),
    "h2": ("h3", "div"),
    "h3": ("h4", "div"),
    "h4": ("h5", "div"),
    "h5": ("h6", "div"),
    "h6": ("h5", "div"),
    "p": ("div",),
}
INLINE_CHOICES = {
    "b": ("strong", "span"),
    "cite": ("span",),
    "em": ("i", "span"),
    "i": ("em", "span"),
    "small": ("span",),
    "span": ("strong", "b", "em", "div"),
    "strong": ("b", "span"),
    "time": ("span",),
}
_IN_A_LINE = INLINE_TAGS | {"br", "wbr"}


class RetagLeaf(msgspec.Struct, frozen=True, tag_field="name", tag="retag-leaf"):
    """Make the element `at` and its peers a `to`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["retag-leaf"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    to: str

    def edits(self, page: Page) -> list[Edit]:
        """Rename the tags of each that may become a `to` where it stands."""
        target = page.resolve(self.at)
        if target is None or self.to not in _choices(page, target):
            return []
        leaves = (element for element in page.peers(target) if self.to in _choices(page, element))
        return in_order([edit for element in leaves for edit in retag(page, element, self.to)])

    def simpler(self) -> Iterator[Self]:
        """No tag changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the element and its new tag."""
        return f"{self.at.path} and its like became <{self.to}>"


def _choices(page: Page, element: Element) -> tuple[str, ...]:
    """Return the tags that the element may have in its place and with what it holds."""
    choices = BLOCK_CHOICES.get(element.tag) or INLINE_CHOICES.get(element.tag)
    if choices is None or element.index in page.once(_holding_more) or not whole(page, element):
        return ()
    if takes_block(page, element):
        return choices
    return () if element.tag in BLOCK_CHOICES else tuple(tag for tag in choices if tag != "div")


def _holding_more(page: Page) -> frozenset[int]:
    """Return the indices of the elements that hold more than text in a line."""
    found: set[int] = set()
    for element in reversed(page.elements):
        if element.tag not in _IN_A_LINE or element.index in found:
            found.add(element.parent)
    return frozenset(found)


def retag_leaf(aim: Aim) -> st.SearchStrategy[RetagLeaf]:
    """Draw an element near the values that holds no more than text in a line, and a tag that suits it."""
    page = aim.page

    def retagged(drawn: tuple[Anchor, int]) -> RetagLeaf:
        at, number = drawn
        choices = _choices(page, page.elements[at.element])
        return RetagLeaf(at=at, to=choices[number % len(choices)])

    return aim.places(lambda element: bool(_choices(page, element)), range(12)).map(retagged)
