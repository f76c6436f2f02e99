"""Break JSON-LD as templates do that write it by hand: raw newlines, trailing commas, HTML escapes, a cut."""

import re
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Fault = Literal["trailing-comma", "raw-newline", "entities", "truncated"]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_MEDIA_TYPE = "application/ld+json"


class BreakJsonLd(msgspec.Struct, frozen=True, tag_field="name", tag="break-json-ld"):
    """Make the JSON in the script `at` invalid in the manner of `fault`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["break-json-ld"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    fault: Fault = "trailing-comma"

    def edits(self, page: Page) -> list[Edit]:
        """Change the script's text only."""
        target = page.resolve(self.at)
        if target is None or not _is_json_ld(target):
            return []
        return list(_FAULTS[self.fault](page.source, target.content, target.content_end))

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the fault and the script."""
        return f"JSON-LD in {self.at.path} broken: {self.fault}"


def _trailing_comma(source: str, start: int, end: int) -> Iterator[Edit]:
    brace = max(source.rfind("}", start, end), source.rfind("]", start, end))
    if brace >= 0:
        yield Edit(brace, brace, ",")


def _raw_newline(source: str, start: int, end: int) -> Iterator[Edit]:
    """Break the longest string that has a space, at its first one: there a lenient parser reads the same words."""
    strings = (string.span() for string in _STRING.finditer(source, start, end) if " " in string[0])
    longest = max(strings, key=lambda span: span[1] - span[0], default=None)
    if longest is not None:
        space = source.index(" ", *longest)
        yield Edit(space, space + 1, "\n")


def _entities(source: str, start: int, end: int) -> Iterator[Edit]:
    for quote in re.finditer('"', source[start:end]):
        yield Edit(start + quote.start(), start + quote.end(), "&quot;")


def _truncated(source: str, start: int, end: int) -> Iterator[Edit]:
    if source[start:end].strip():
        yield Edit((start + end) // 2, end, "")


_FAULTS: dict[Fault, Callable[[str, int, int], Iterator[Edit]]] = {
    "trailing-comma": _trailing_comma,
    "raw-newline": _raw_newline,
    "entities": _entities,
    "truncated": _truncated,
}


def _is_json_ld(element: Element) -> bool:
    return element.tag == "script" and element.get("type").partition(";")[0].strip().lower() == _MEDIA_TYPE


def break_json_ld(aim: Aim) -> st.SearchStrategy[BreakJsonLd]:
    """Draw a block of JSON-LD and a fault."""
    return drawn(BreakJsonLd, aim, _is_json_ld, fault=tuple(_FAULTS))
