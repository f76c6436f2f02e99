"""Put a value that no code counts on in the place of a number: a price, a count, a width, the span of a cell."""

import re
from typing import ClassVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import NUMBERS, Table, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.in_slot import InSlot
from harness.mutations.hostile.slots import LONGEST_VALUE, Looks, Slots, found
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Attribute, Page

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


class HostileNumber(InSlot, frozen=True, tag_field="name", tag="hostile-number"):
    """Put `value` in the place of a number: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-number"]
    kind: ClassVar[str] = "number"
    looks: ClassVar[Looks] = _LOOKS
    table: ClassVar[Table] = NUMBERS


def hostile_number(aim: Aim) -> st.SearchStrategy[HostileNumber]:
    """Draw a number and what it becomes."""
    return drawn_in(HostileNumber, aim, aim.page.once(_places), value=values(NUMBERS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
