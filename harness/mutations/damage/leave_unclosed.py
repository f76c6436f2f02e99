"""Open a comment, a script or the like before an element and never close it.

All but a table swallow the page up to the next such end; from an open table the parser moves out what is no part of it.
"""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, insert_before
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

Opened = Literal["comment", "script", "style", "textarea", "title", "table"]

_OPENERS: dict[Opened, str] = {
    "comment": "<!-- ",
    "script": "<script>",
    "style": "<style>",
    "textarea": "<textarea>",
    "title": "<title>",
    "table": "<table>",
}


class LeaveUnclosed(msgspec.Struct, frozen=True, tag_field="name", tag="leave-unclosed"):
    """Open a comment or an element of the kind `opened` before the element `at`."""

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
