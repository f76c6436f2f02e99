"""Put a character reference that refers to no character before a text or the value of an attribute."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import REFERENCES, Value, plainer, spelt, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import Slot, begins, within, words
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page


class HostileReference(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-reference"):
    """Put the reference `value` before an attribute's value, or where none is named the text directly in `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-reference"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    attribute: str = ""
    value: Value = "&#x110000;"

    def edits(self, page: Page) -> list[Edit]:
        """Insert the reference."""
        return begins(page, page.resolve(self.at), Slot(self.attribute), spelt(self.value))

    def simpler(self) -> Iterator[Self]:
        """The first number that is no character is the plainest, then what the same code falls over."""
        for value in plainer(self.value, REFERENCES):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the reference and its place."""
        return f"character reference {self.value} put before {within(Slot(self.attribute))} {self.at.path}"


def hostile_reference(aim: Aim) -> st.SearchStrategy[HostileReference]:
    """Draw a text or an attribute, and a reference."""
    return drawn_in(HostileReference, aim, aim.page.once(words), value=values(REFERENCES))
