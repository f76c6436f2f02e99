"""Write the optional end tags that the author left out (of items, cells, paragraphs), as serialisers do.

Parsers that are none of HTML, such as `html.parser` below Beautiful Soup, nest the elements until then: they may be
excused.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.end_tags import optional
from harness.mutations.noise.ground import SCOPES, Scope, accepts, narrower, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Page


class AddEndTag(msgspec.Struct, frozen=True, tag_field="name", tag="add-end-tag"):
    """Add the optional end tags that elements in scope lack."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["add-end-tag"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Insert each end tag where the parser implies it; of those in one place the innermost comes first."""
        tags: dict[int, str] = {}
        for element in reversed(reached(page, self.at, self.scope)):
            if not element.closed and optional(page, element):
                tags[element.end] = tags.get(element.end, "") + f"</{element.tag}>"
        return [Edit(end, end, tags[end]) for end in sorted(tags)]

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say how far the change goes."""
        return f"optional end tags {reach_of(self.at, self.scope)} added"


def add_end_tag(aim: Aim) -> st.SearchStrategy[AddEndTag]:
    """Draw an element without its end tag, and how far around it end tags are added."""
    page = aim.page
    return drawn(
        AddEndTag,
        aim,
        accepts(page, lambda element: not element.closed and optional(page, element)),
        scope=SCOPES,
    )
