"""End lines between block-level tags with a carriage return and a line feed, as editors and proxies of Windows do."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import SCOPES, Gaps, Scope, narrower, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Page


class NewlineStyle(msgspec.Struct, frozen=True, tag_field="name", tag="newline-style"):
    """Write the newlines in the gaps beside the tags in scope as CR LF."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["newline-style"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Put a carriage return before each line feed that has none."""
        edits = []
        for gap in Gaps.of(page).of_elements(reached(page, self.at, self.scope)):
            old = page.source[gap.start : gap.end]
            new = old.replace("\r\n", "\n").replace("\n", "\r\n")
            if new != old:
                edits.append(Edit(gap.start, gap.end, new))
        return edits

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say how far the change goes."""
        return f"newlines beside the tags {reach_of(self.at, self.scope)} written as CR LF"


def newline_style(aim: Aim) -> st.SearchStrategy[NewlineStyle]:
    """Draw an element beside whose tags a line ends, and how far around it."""
    page = aim.page
    gaps = Gaps.of(page).all
    lines = [gap for gap in gaps if "\n" in page.source[gap.start : gap.end]]
    beside = {index for gap in lines for index in (gap.before, gap.after)}
    return drawn(NewlineStyle, aim, lambda element: element.index in beside, scope=SCOPES)
