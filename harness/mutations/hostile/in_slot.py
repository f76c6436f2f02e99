"""What all records share that exchange the value of one slot: a number, an address, a date, a duration."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec

from harness.model import Family
from harness.mutations.hostile.dictionary import Table, Value, plainer, spelt, told
from harness.mutations.hostile.slots import Looks, Slot, put, where
from harness.mutations.json_source import Path
from harness.page import Anchor, Edit, Page


class InSlot(msgspec.Struct, frozen=True):
    """Put `value` in the place of another: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    family: ClassVar[Family] = "damage"
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something
    kind: ClassVar[str]
    """What is exchanged, in a word."""
    looks: ClassVar[Looks]
    table: ClassVar[Table]

    at: Anchor
    attribute: str = ""
    path: Path = ()
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Exchange the value."""
        return put(page, page.resolve(self.at), Slot(self.attribute, self.path), spelt(self.value), self.looks)

    def simpler(self) -> Iterator[Self]:
        """No value is the plainest, then what the same code falls over."""
        for value in plainer(self.value, self.table):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the value."""
        return f"{where(Slot(self.attribute, self.path), self.kind)} {self.at.path} became {told(self.value)}"
