"""Put a control character into a string of JSON, which may hold none: a reader refuses it, or hands it on."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import Slot, begins, strings, within
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page

CHARACTERS = ("\0", "\b", "\v", "\x1f", "\x7f")
"""NUL; two that XML has not; one that str.split() takes for white space; one that JSON allows."""


class ControlInJson(msgspec.Struct, frozen=True, tag_field="name", tag="control-in-json"):
    """Put `character` before the string at `path` of the JSON in `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["control-in-json"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    path: Path
    character: Annotated[str, msgspec.Meta(min_length=1, max_length=1)] = CHARACTERS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert the character."""
        return begins(page, page.resolve(self.at), Slot(path=self.path), self.character) if self.path else []

    def simpler(self) -> Iterator[Self]:
        """NUL is the plainest."""
        if self.character != CHARACTERS[0]:
            yield msgspec.structs.replace(self, character=CHARACTERS[0])

    def describe(self) -> str:
        """Name the character and its place."""
        return f"control character U+{ord(self.character):04X} put before {within(Slot(path=self.path))} {self.at.path}"


def control_in_json(aim: Aim) -> st.SearchStrategy[ControlInJson]:
    """Draw a string of JSON, and a character."""
    return drawn_in(ControlInJson, aim, aim.page.once(strings), character=CHARACTERS)
