"""Rename one id, with all that refers to it within the page."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.vocabulary import enumerated, fresh, renamed_ids, tokens_of
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

STYLES = ("{}-2", "r71f3")
"""What becomes of the id: another of the same stem, or one as frameworks make them for each request."""


class RenameId(msgspec.Struct, frozen=True, tag_field="name", tag="rename-id"):
    """Rename the id of the element `at` to `to`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["rename-id"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    to: str

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the id and what refers to it."""
        target = page.resolve(self.at)
        old = target.get("id").strip() if target is not None else ""
        if not old:
            return []
        return sorted(renamed_ids(page, lambda token: self.to if token == old else token))

    def simpler(self) -> Iterator[Self]:
        """No name is simpler than another."""
        yield from ()

    def describe(self) -> str:
        """Name the element and the new id."""
        return f"id of {self.at.path}, and what refers to it, renamed to {self.to!r}"


def rename_id(aim: Aim) -> st.SearchStrategy[RenameId]:
    """Draw an element near the values that has an id of its own; that of an entry of a list is a value of the page."""
    page = aim.page
    taken, numbered = tokens_of(page), enumerated(page)

    def renamed(drawn: tuple[Anchor, str]) -> RenameId:
        at, style = drawn
        return RenameId(at=at, to=fresh(style.format(page.elements[at.element].get("id").strip()), taken))

    def has_own_id(element: Element) -> bool:
        name = element.get("id").strip()
        return bool(name) and name not in numbered

    return aim.places(has_own_id, STYLES).map(renamed)
