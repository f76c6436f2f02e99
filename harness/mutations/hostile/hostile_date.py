"""Put a date that no calendar has, or no code counts on, in the place of another."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import DATES, Value, plainer, spelt, told, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slot, Slots, found, put, where
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Page

_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?"
_TEXT = re.compile(
    rf"{_ISO}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th|\.)? [^\W\d]{{3,12}}\.?,? \d{{4}}"
    r"|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)


def _is_date(attribute: Attribute) -> bool:
    said = attribute.value[:LONGEST_VALUE]
    return (attribute.name == "datetime" and not said.startswith("P")) or _TEXT.match(said) is not None


_LOOKS = Looks(_is_date, text=_TEXT, json=re.compile(rf"{_ISO}.*"))


class HostileDate(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-date"):
    """Put `value` in the place of a date: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-date"]
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
        for value in plainer(self.value, DATES):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the value."""
        return f"{where(Slot(self.attribute, self.path), 'date')} {self.at.path} became {told(self.value)}"


def hostile_date(aim: Aim) -> st.SearchStrategy[HostileDate]:
    """Draw a date and what it becomes."""
    return drawn_in(HostileDate, aim, aim.page.once(_places), value=values(DATES))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
