"""Let a page go on as another one does, from its middle on, as a cache does that mixes up the halves of two.

The other half is own-written and the same for all pages: its words are canaries, so that what is taken from it is told
from what another page of the site happens to have alike. It begins within a tag, for a cache counts bytes.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import CANARY_PRICE, Anchor, Edit, Element, Page, canary

OTHER_HALF = f"""ss="row"><h2>The {canary(0)}</h2>
<p>One {canary(0)} for <b>{CANARY_PRICE}</b>, and none of them twice.</p>
<ul><li><a href="#{canary(0)}">{canary(0)}</a></li></ul></div></main>
<footer><p>{canary(0)}</p></footer></body></html>
"""


class MixPages(msgspec.Struct, frozen=True, tag_field="name", tag="mix-pages"):
    """Replace all that follows the middle of the element `at` by the second half of another page."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["mix-pages"]
    ambiguous: ClassVar[bool] = True  # what the other half says stands on the page

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Replace the rest of the source."""
        target = page.resolve(self.at)
        if target is None or not _has_middle(target):
            return []
        return [Edit((target.content + target.content_end) // 2, len(page.source), OTHER_HALF)]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Say where the other page begins."""
        return f"from the middle of {self.at.path} on, the page is the second half of another one"


def _has_middle(element: Element) -> bool:
    return element.content < element.content_end


def mix_pages(aim: Aim) -> st.SearchStrategy[MixPages]:
    """Draw an element that has content."""
    return drawn(MixPages, aim, _has_middle)
