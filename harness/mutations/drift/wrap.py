"""Put a wrapper around an element and its peers: a `div` around a block, a `span` around what stands in a line."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import (
    BLOCK_TAGS,
    INLINE_TAGS,
    in_order,
    takes_block,
    takes_inline,
    whole,
)
from harness.mutations.drift.vocabulary import fresh, tokens_of
from harness.mutations.markup import drawn, insert_after, insert_before
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

LABELS = ("", "outer")


class Wrap(msgspec.Struct, frozen=True, tag_field="name", tag="wrap"):
    """Wrap the element `at` and its in an element of class `label` if that is not empty."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["wrap"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    label: str = ""

    def edits(self, page: Page) -> list[Edit]:
        """Insert a start tag before and an end tag behind each."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        tag = "div" if target.tag in BLOCK_TAGS else "span"
        opening = f'<{tag} class="{self.label}">' if self.label else f"<{tag}>"
        return in_order(
            [
                edit
                for element in page.peers(target)
                if _applies(page, element)
                for edit in (insert_before(element, opening), insert_after(element, f"</{tag}>"))
            ]
        )

    def simpler(self) -> Iterator[Self]:
        """A wrapper without a class is simpler."""
        if self.label:
            yield msgspec.structs.replace(self, label="")

    def describe(self) -> str:
        """Name what is wrapped."""
        return f"wrapper put around {self.at.path} and its like"


def _applies(page: Page, element: Element) -> bool:
    if element.tag in BLOCK_TAGS:
        return whole(page, element) and takes_block(page, element)
    return element.tag in INLINE_TAGS and whole(page, element) and takes_inline(page, element)


def wrap(aim: Aim) -> st.SearchStrategy[Wrap]:
    """Draw an element near the values, where a wrapper may stand."""
    taken = tokens_of(aim.page)
    labels = tuple(label and fresh(label, taken) for label in LABELS)
    return drawn(Wrap, aim, lambda element: _applies(aim.page, element), label=labels)
