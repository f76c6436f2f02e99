"""Put a copy of an element beside it that no browser shows: in a `template`, or in a `noscript` as lazy images have it.

Without scripts, and to parsers below scrapers, the copy is an element like any other: a list may have it twice, and who
counts may be excused.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import without_attribute
from harness.mutations.noise.ground import accepts, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import VOID_TAGS, Anchor, Edit, Element, Page, splice

Holder = Literal["template", "noscript"]
Side = Literal["before", "after"]

PARENTS = frozenset(
    (  # noqa: SIM905 (a list of words)
        "article aside body dd div fieldset figure footer form header li main nav section td"
    ).split()
)
"""Elements in which anything may stand."""
COPIED_TAGS = frozenset(
    (  # noqa: SIM905 (a list of words)
        "a article b blockquote cite dd div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 header i img li ol p picture "
        "section small source span strong time ul"
    ).split()
)
"""Elements that are copied, and that may stand in what is."""
LONGEST = 2000
"""Characters of what is copied."""


class HiddenCopy(msgspec.Struct, frozen=True, tag_field="name", tag="hidden-copy"):
    """Put a copy of `at` without its ids in a `holder`, before it or after it."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["hidden-copy"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    holder: Holder = "noscript"
    side: Side = "after"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the holder with the copy in it."""
        for element in reached(page, self.at, "node"):
            if _copied(page, element, self.side):
                place = element.end if self.side == "after" else element.start
                return [Edit(place, place, f"<{self.holder}>{_without_ids(page, element)}</{self.holder}>")]
        return []

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the holder and the element."""
        return f"a copy of {self.at.path} put in a <{self.holder}> {self.side} it"


def _copied(page: Page, element: Element, side: Side) -> bool:
    """Say whether a copy can stand beside the element as it does itself, and is worth it."""
    if element.tag not in COPIED_TAGS or element.parent < 0 or element.end - element.start > LONGEST:
        return False
    parent = page.elements[element.parent]
    if parent.tag not in PARENTS or not page.sound(element) or any(one.tag == "p" for one in page.ancestors(parent)):
        return False
    before = bisect_left(parent.children, element.index) - 1
    if side == "before" and before >= 0 and not _ends_itself(page.elements[parent.children[before]]):
        return False  # the holder would stand in what is still open
    return all(one.tag in COPIED_TAGS and _ends_itself(one) for one in page.within(element))


def _ends_itself(element: Element) -> bool:
    return element.closed or element.tag in VOID_TAGS


def _without_ids(page: Page, element: Element) -> str:
    ids = (one.attributes["id"] for one in page.within(element) if "id" in one.attributes)
    cuts = [without_attribute(page, attribute) for attribute in ids]
    start = element.start
    return splice(page.outer(element), [Edit(cut.start - start, cut.end - start, "") for cut in cuts])


def hidden_copy(aim: Aim) -> st.SearchStrategy[HiddenCopy]:
    """Draw an element, where its copy is hidden and on which side."""
    page = aim.page

    def copied(drawn: tuple[Anchor, Holder, Side]) -> HiddenCopy:
        at, holder, side = drawn
        return HiddenCopy(at, holder, side if _copied(page, page.elements[at.element], side) else "after")

    copyable = accepts(page, lambda element: _copied(page, element, "after"))
    return aim.places(copyable, ("noscript", "template"), ("after", "before")).map(copied)
