"""Put a duration that no code counts on in the place of another."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import DURATIONS, Value, plainer, spelt, told, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slot, Slots, found, put, where
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Page

_TEXT = re.compile(r"\d+ ?(?:hours?|hrs?|minutes?|mins?|h|Stunden?|Minuten)\b")
_ISO = re.compile(r"P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])*)?")


def _is_duration(attribute: Attribute) -> bool:
    return _ISO.fullmatch(attribute.value[:LONGEST_VALUE]) is not None


_LOOKS = Looks(_is_duration, text=_TEXT, json=_ISO)


class HostileDuration(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-duration"):
    """Put `value` in the place of a duration: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-duration"]
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
        for value in plainer(self.value, DURATIONS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the value."""
        return f"{where(Slot(self.attribute, self.path), 'duration')} {self.at.path} became {told(self.value)}"


def hostile_duration(aim: Aim) -> st.SearchStrategy[HostileDuration]:
    """Draw a duration and what it becomes."""
    return drawn_in(HostileDuration, aim, aim.page.once(_places), value=values(DURATIONS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
