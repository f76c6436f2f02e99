"""Put comments between block-level tags, as template engines and build tools leave them behind.

The comment holds a canary: a scraper that takes comments for text is found out by it.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import SCOPES, Gaps, Scope, narrower, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Page, canary


class InsertComment(msgspec.Struct, frozen=True, tag_field="name", tag="insert-comment"):
    """Put the comment `text` beside each tag in scope, between block-level tags only."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["insert-comment"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    text: str
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the comment at the end of each gap."""
        comment = f"<!-- {self.text} -->"
        return [
            Edit(gap.end, gap.end, comment) for gap in Gaps.of(page).of_elements(reached(page, self.at, self.scope))
        ]

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Quote the comment and say how far the change goes."""
        return f"comment {self.text!r} put beside the tags {reach_of(self.at, self.scope)}"


def insert_comment(aim: Aim) -> st.SearchStrategy[InsertComment]:
    """Draw an element beside whose tags there is a gap, and how far around it comments are put."""
    gaps = Gaps.of(aim.page).all
    beside = {index for gap in gaps for index in (gap.before, gap.after)}
    return drawn(
        InsertComment,
        aim,
        lambda element: element.index in beside,
        text=tuple(map(canary, range(26))),
        scope=SCOPES,
    )
