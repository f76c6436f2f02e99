"""Indent, join or minify the white space between block-level tags, as formatters and minifiers do."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import SCOPES, Gap, Gaps, Scope, narrower, plain, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Page

Layout = Literal["joined", "indented", "minified"]
LAYOUTS: tuple[Layout, ...] = ("joined", "indented", "minified")


class WhitespaceBetweenTags(msgspec.Struct, frozen=True, tag_field="name", tag="whitespace-between-tags"):
    """Lay the gaps beside the tags in scope out anew; two words are never joined by it, nor one word parted."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["whitespace-between-tags"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    layout: Layout = "joined"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Replace the white space in each gap."""
        gaps = Gaps.of(page)
        return _laid_out(page, gaps.of_elements(reached(page, self.at, self.scope)), self.layout)

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the layout and how far the change goes."""
        return f"white space beside the tags {reach_of(self.at, self.scope)} {self.layout}"


def _laid_out(page: Page, chosen: Iterable[Gap], layout: Layout) -> list[Edit]:
    gaps = Gaps.of(page)
    keepers = _keepers(gaps)
    edits = []
    for gap in chosen:
        old = new = page.source[gap.start : gap.end]
        if layout == "joined":
            new = " " if old else ""
        elif layout == "minified":
            new = old if keepers.get(gap.chain) == gap else ""
        elif gap.chain in gaps.spaced or gap.chain in gaps.open:
            new = "\n" + "  " * page.elements[gap.after].depth
        if new != old:
            edits.append(Edit(gap.start, gap.end, new))
    return edits


def _keepers(gaps: Gaps) -> dict[int, Gap]:
    """Return for each chain between two texts the gap whose white space must stay."""
    keepers: dict[int, Gap] = {}
    for gap in gaps.all:
        if gap.end > gap.start and gap.chain not in gaps.open:
            keepers.setdefault(gap.chain, gap)
    return keepers


def whitespace_between_tags(aim: Aim) -> st.SearchStrategy[WhitespaceBetweenTags]:
    """Draw an element beside whose tags there is a gap, a layout, and how far around it."""
    page = aim.page
    gaps = Gaps.of(page)

    def of_layout(layout: Layout) -> st.SearchStrategy[WhitespaceBetweenTags]:
        changed = {edit[:2] for edit in _laid_out(page, gaps.all, layout)}
        beside = {index for gap in gaps.all if (gap.start, gap.end) in changed for index in (gap.before, gap.after)}
        return drawn(
            WhitespaceBetweenTags,
            aim,
            lambda element: element.index in beside and plain(page, element),
            layout=(layout,),
            scope=SCOPES,
        )

    return st.one_of(*map(of_layout, LAYOUTS))
