"""Put a duration that no code counts on in the place of another."""

import re
from typing import ClassVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import DURATIONS, Table, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.in_slot import InSlot
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slots, found
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Attribute, Page

_TEXT = re.compile(r"\d+ ?(?:hours?|hrs?|minutes?|mins?|h|Stunden?|Minuten)\b")
_ISO = re.compile(r"P(?=[\dT])(?:\d+[YMWD])*(?:T(?:\d+[HMS])*)?")


def _is_duration(attribute: Attribute) -> bool:
    return _ISO.fullmatch(attribute.value[:LONGEST_VALUE]) is not None


_LOOKS = Looks(_is_duration, text=_TEXT, json=_ISO)


class HostileDuration(InSlot, frozen=True, tag_field="name", tag="hostile-duration"):
    """Put `value` in the place of a duration: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-duration"]
    kind: ClassVar[str] = "duration"
    looks: ClassVar[Looks] = _LOOKS
    table: ClassVar[Table] = DURATIONS


def hostile_duration(aim: Aim) -> st.SearchStrategy[HostileDuration]:
    """Draw a duration and what it becomes."""
    return drawn_in(HostileDuration, aim, aim.page.once(_places), value=values(DURATIONS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
