"""Put a control character before the value of an attribute, or in a string of JSON, which may hold none."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import Slot, Slots, begins, within, words
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page

CHARACTERS = ("\0", "\b", "\v", "\x1f", "\x7f")
"""NUL; two that XML has not; one that str.split() takes for white space; one that is printed as nothing."""


class ControlInValue(msgspec.Struct, frozen=True, tag_field="name", tag="control-in-value"):
    """Put `character` before the value of an attribute of `at`, or before the string at `path` of its JSON."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["control-in-value"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something
    hostile: ClassVar[bool] = True

    at: Anchor
    character: Annotated[str, msgspec.Meta(min_length=1, max_length=1)]
    attribute: str = ""
    path: Path = ()

    def edits(self, page: Page) -> list[Edit]:
        """Insert the character."""
        slot = Slot(self.attribute, self.path)
        return begins(page, page.resolve(self.at), slot, self.character) if slot != Slot() else []

    def simpler(self) -> Iterator[Self]:
        """NUL is the plainest."""
        if self.character != CHARACTERS[0]:
            yield msgspec.structs.replace(self, character=CHARACTERS[0])

    def describe(self) -> str:
        """Name the character and its place."""
        place = within(Slot(self.attribute, self.path))
        return f"control character U+{ord(self.character):04X} put before {place} {self.at.path}"


def control_in_value(aim: Aim) -> st.SearchStrategy[ControlInValue]:
    """Draw an attribute or a string of JSON, and a character."""
    return drawn_in(ControlInValue, aim, aim.page.once(_places), character=CHARACTERS)


def _places(page: Page) -> Slots:
    return words(page, in_text=False)
