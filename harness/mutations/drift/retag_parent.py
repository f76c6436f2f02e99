"""Give a container another tag: `div` to `section` or `article`, and back."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import barred, in_order, whole
from harness.mutations.markup import retag
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

CHOICES = {
    "article": ("div", "section"),
    "aside": ("div",),
    "div": ("section", "article", "main"),
    "main": ("div",),
    "section": ("div", "article"),
}


class RetagParent(msgspec.Struct, frozen=True, tag_field="name", tag="retag-parent"):
    """Make the container `at` and its peers a `to`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["retag-parent"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    to: str

    def edits(self, page: Page) -> list[Edit]:
        """Rename the tags of each."""
        target = page.resolve(self.at)
        if target is None or self.to not in CHOICES.get(target.tag, ()):
            return []
        containers = [element for element in page.peers(target) if _applies(page, element)]
        if self.to == "main" and not _only_main(page, len(containers)):
            return []
        return in_order([edit for element in containers for edit in retag(page, element, self.to)])

    def simpler(self) -> Iterator[Self]:
        """No tag changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the container and its new tag."""
        return f"container {self.at.path} and its like became <{self.to}>"


def _applies(page: Page, element: Element) -> bool:
    return element.tag in CHOICES and bool(element.children) and whole(page, element) and not barred(page, element)


def _only_main(page: Page, wanted: int) -> bool:
    """Say whether the page would have one `main`, as it must."""
    return wanted == 1 and not any(element.tag == "main" for element in page.elements)


def retag_parent(aim: Aim) -> st.SearchStrategy[RetagParent]:
    """Draw a container near the values and a tag that suits it."""
    page = aim.page

    def retagged(drawn: tuple[Anchor, int]) -> RetagParent:
        at, number = drawn
        element = page.elements[at.element]
        choices = CHOICES[element.tag]
        to = choices[number % len(choices)]
        return RetagParent(
            at=at, to=choices[0] if to == "main" and not _only_main(page, len(page.peers(element))) else to
        )

    return aim.places(lambda element: _applies(page, element), range(6)).map(retagged)
