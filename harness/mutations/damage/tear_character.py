"""Cut a UTF-8 page off within a character, as a transfer does that breaks, or a body that is cut to so many bytes.

The bytes that are left stand in the page's text as lone surrogates (PEP 383), which become bytes again with it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import as_surrogates
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_OF_SEVERAL_BYTES = re.compile("[^\x00-\x7f\udc80-\udcff]")


class TearCharacter(msgspec.Struct, frozen=True, tag_field="name", tag="tear-character"):
    """Cut everything off from the last byte of the first character in `at` that has several."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["tear-character"]
    ambiguous: ClassVar[bool] = True  # the body is no UTF-8 any more: a client may take it for windows-1252

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Replace the rest of the source by the bytes that are left of the character."""
        target = page.resolve(self.at)
        place = _first(page, target) if target is not None else None
        if place is None:
            return []
        left = page.source[place].encode()[:-1]
        return [Edit(place, len(page.source), as_surrogates(left))]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Say where the page ends."""
        return f"page cut off within the first character of several bytes in {self.at.path}"


def _first(page: Page, element: Element) -> int | None:
    """Return where the first character of several bytes stands in an element; none in a page that is not in UTF-8."""
    places = page.once(_places)
    number = bisect_left(places, element.start)
    return places[number] if number < len(places) and places[number] < element.end else None


def _places(page: Page) -> list[int]:
    if page.codec != "utf-8":
        return []
    return [match.start() for match in _OF_SEVERAL_BYTES.finditer(page.source)]


def tear_character(aim: Aim) -> st.SearchStrategy[TearCharacter]:
    """Draw an element that holds such a character."""
    return drawn(TearCharacter, aim, lambda element: _first(aim.page, element) is not None)
