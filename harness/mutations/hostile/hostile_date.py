"""Put a date that no calendar has, or no code counts on, in the place of another."""

import re
from typing import ClassVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import DATES, Table, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.in_slot import InSlot
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slots, found
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Attribute, Page

_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?"
_TEXT = re.compile(
    rf"{_ISO}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th|\.)? [^\W\d]{{3,12}}\.?,? \d{{4}}"
    r"|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)


def _is_date(attribute: Attribute) -> bool:
    said = attribute.value[:LONGEST_VALUE]
    return (attribute.name == "datetime" and not said.startswith("P")) or _TEXT.match(said) is not None


_LOOKS = Looks(_is_date, text=_TEXT, json=re.compile(rf"{_ISO}.*"))


class HostileDate(InSlot, frozen=True, tag_field="name", tag="hostile-date"):
    """Put `value` in the place of a date: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-date"]
    kind: ClassVar[str] = "date"
    looks: ClassVar[Looks] = _LOOKS
    table: ClassVar[Table] = DATES


def hostile_date(aim: Aim) -> st.SearchStrategy[HostileDate]:
    """Draw a date and what it becomes."""
    return drawn_in(HostileDate, aim, aim.page.once(_places), value=values(DATES))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
