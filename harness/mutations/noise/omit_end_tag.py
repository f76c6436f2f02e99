"""Leave out end tags (of items, cells, paragraphs) where HTML lets an author do so, as minifiers do.

Parsers that are none of HTML, such as `html.parser` below Beautiful Soup, nest the elements then: they may be excused.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.end_tags import optional
from harness.mutations.noise.ground import SCOPES, Scope, accepts, in_order, narrower, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Page


class OmitEndTag(msgspec.Struct, frozen=True, tag_field="name", tag="omit-end-tag"):
    """Remove the optional end tags of the elements in scope."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["omit-end-tag"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Cut each end tag that may be missing."""
        return in_order(
            Edit(element.content_end, element.end, "")
            for element in reached(page, self.at, self.scope)
            if element.closed and optional(page, element)
        )

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say how far the change goes."""
        return f"optional end tags {reach_of(self.at, self.scope)} left out"


def omit_end_tag(aim: Aim) -> st.SearchStrategy[OmitEndTag]:
    """Draw an element whose end tag may be left out, and how far around it they are."""
    page = aim.page
    return drawn(
        OmitEndTag,
        aim,
        accepts(page, lambda element: element.closed and optional(page, element)),
        scope=SCOPES,
    )
