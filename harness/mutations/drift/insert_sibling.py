"""Insert a promotional block before an element: the commonest change, which moves every position below it."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import takes_block, within_values
from harness.mutations.drift.vocabulary import fresh, tokens_of
from harness.mutations.markup import insert_before
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import CANARY_PRICE, Anchor, Edit, Element, Page, canary

Tag = Literal["div", "aside", "section"]
TAGS: tuple[Tag, ...] = ("div", "aside", "section")
_NOT_BEFORE = frozenset(
    {
        *(
            "base",
            "body",
            "caption",
            "dd",
            "dt",
            "figcaption",
            "head",
            "html",
            "legend",
            "li",
            "link",
            "meta",
            "option",
        ),
        *("script", "style", "summary", "tbody", "td", "tfoot", "th", "thead", "title", "tr"),
    }
)


class InsertSibling(msgspec.Struct, frozen=True, tag_field="name", tag="insert-sibling"):
    """Insert a block with a canary's word and price before the element `at`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["insert-sibling"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    label: str = "promo-box"
    """The block's class."""
    tag: Tag = "div"
    number: int = 0
    """Which canary."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the block, where a block may stand."""
        target = page.resolve(self.at)
        if target is None or not _applies(page, target):
            return []
        text = f"Members save on {canary(self.number)}, now ${CANARY_PRICE}"
        return [insert_before(target, f'<{self.tag} class="{self.label}">{text}</{self.tag}>')]

    def simpler(self) -> Iterator[Self]:
        """The first tag and the first canary are the simplest."""
        if self.number:
            yield msgspec.structs.replace(self, number=0)
        if self.tag != TAGS[0]:
            yield msgspec.structs.replace(self, tag=TAGS[0])

    def describe(self) -> str:
        """Name the block and its place."""
        return f"promotional <{self.tag}> inserted before {self.at.path}"


def _applies(page: Page, element: Element) -> bool:
    return element.tag not in _NOT_BEFORE and page.sound(element) and takes_block(page, element)


def insert_sibling(aim: Aim) -> st.SearchStrategy[InsertSibling]:
    """Draw an element near the values, but none inside a value's own element: the block would be part of the value."""
    inside = within_values(aim)
    label = fresh("promo-box", tokens_of(aim.page))
    return aim.places(lambda element: _applies(aim.page, element) and not inside(element), TAGS, range(3)).map(
        lambda drawn: InsertSibling(at=drawn[0], label=label, tag=drawn[1], number=drawn[2])
    )
