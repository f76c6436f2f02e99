"""Break the JSON of a script as templates do that write it by hand: raw newlines, trailing commas, HTML escapes, a cut.

State that is assigned may be JavaScript in full, and no JSON: it has `undefined` where JSON has null.
"""

import re
from collections.abc import Callable, Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.json_block import BlockKind, block_of, kind_of
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Fault = Literal["trailing-comma", "raw-newline", "entities", "truncated", "undefined"]

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


class BreakJsonLd(msgspec.Struct, frozen=True, tag_field="name", tag="break-json-ld"):
    """Make the JSON in the script `at` invalid in the manner of `fault`; state, which is code, in that of code."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["break-json-ld"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    fault: Fault = "trailing-comma"
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Change the script's text only."""
        target = page.resolve(self.at)
        if target is None or self.block != kind_of(target) or self.fault not in _faults(page, target):
            return []
        if self.fault == "undefined":
            return [Edit(*span, "undefined") for span in _nulls(page, target)]
        return list(_FAULTS[self.fault](page.source, target.content, target.content_end))

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the fault and the script."""
        return f"{self.block} in {self.at.path} broken: {self.fault}"


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


def _faults(page: Page, script: Element) -> tuple[Fault, ...]:
    """Return how a script's JSON may come broken; code without nulls in it, and other elements, in no way."""
    kind = kind_of(script)
    if kind == "state":
        return ("undefined",) if _nulls(page, script) else ()
    return tuple(_FAULTS) if kind else ()


def _nulls(page: Page, script: Element) -> list[tuple[int, int]]:
    """Return where the state of a script has null; not within a string, which no JavaScript but JSON is read from."""
    block = block_of(page, script)
    if block is None or not block.within.is_source:
        return []
    return [block.span(value) for value in block.values if block.written(value) == "null"]


def break_json_ld(aim: Aim) -> st.SearchStrategy[BreakJsonLd]:
    """Draw a script with JSON and a fault."""
    page = aim.page

    def broken(place: tuple[Anchor, Fault]) -> BreakJsonLd:
        at, fault = place
        kind = kind_of(page.elements[at.element]) or "JSON-LD"
        return BreakJsonLd(at=at, fault="undefined" if kind == "state" else fault, block=kind)

    return aim.places(lambda element: bool(_faults(page, element)), tuple(_FAULTS)).map(broken)
