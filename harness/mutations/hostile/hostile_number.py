"""Put a value that no code counts on in the place of a number: a price, a count, a width, the span of a cell."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import NUMBERS, Value, plainer, spelt, told, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slot, Slots, found, put, where
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Page

_TEXT = re.compile(r"\d[\d.,'\u00a0 ]*\d|\d")
_VALUE = re.compile(r"\s*[-+]?\d[\d.,]*\s*(?:%|px)?\s*")
_NAMES = frozenset({"class", "for", "href", "id", "name", "src"})
_CELL = ("colspan", "rowspan")


def _is_number(attribute: Attribute) -> bool:
    return attribute.name not in _NAMES and _VALUE.fullmatch(attribute.value[:LONGEST_VALUE]) is not None


_LOOKS = Looks(
    _is_number,
    text=_TEXT,
    json=re.compile(r"-?\d[\d.,]*(?:[eE]\d+)?"),
    may_have={"td": _CELL, "th": _CELL, "ol": ("start",), "img": ("width", "height"), "iframe": ("width", "height")},
)


class HostileNumber(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-number"):
    """Put `value` in the place of a number: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-number"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    attribute: str = ""
    path: Path = ()
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Exchange the value."""
        return put(page, page.resolve(self.at), Slot(self.attribute, self.path), spelt(self.value), _LOOKS)

    def simpler(self) -> Iterator[Self]:
        """No value is the plainest, then what the same code falls over."""
        for value in plainer(self.value, NUMBERS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the value."""
        return f"{where(Slot(self.attribute, self.path), 'number')} {self.at.path} became {told(self.value)}"


def hostile_number(aim: Aim) -> st.SearchStrategy[HostileNumber]:
    """Draw a number and what it becomes."""
    return drawn_in(HostileNumber, aim, aim.page.once(_places), value=values(NUMBERS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
