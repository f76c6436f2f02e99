"""Open a comment or a script before an element and never close it: it swallows the page up to the next such end."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

Opened = Literal["comment", "script", "style"]

_OPENERS: dict[Opened, str] = {"comment": "<!-- ", "script": "<script>", "style": "<style>"}


class LeaveUnclosed(msgspec.Struct, frozen=True, tag_field="name", tag="leave-unclosed"):
    """Open a comment, a script or a style before the element `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["leave-unclosed"]
    ambiguous: ClassVar[bool] = True  # the parser itself gives what follows to the element: no scraper can tell

    at: Anchor
    opened: Opened = "comment"

    def edits(self, page: Page) -> list[Edit]:
        """Insert what opens it."""
        target = page.resolve(self.at)
        return [] if target is None else [insert_before(target, _OPENERS[self.opened])]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name what is opened, and where."""
        return f"{self.opened} opened before {self.at.path} and never closed"


def leave_unclosed(aim: Aim) -> st.SearchStrategy[LeaveUnclosed]:
    """Draw an element and what is opened before it."""
    return drawn(LeaveUnclosed, aim, lambda _: True, opened=tuple(_OPENERS))
