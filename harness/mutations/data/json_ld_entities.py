"""Escape a text in the JSON of a script for HTML, as sites do that fill it from what they show."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, key_of, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

REFERENCES = {
    "&": "&amp;",
    '\\"': "&quot;",
    "'": "&#039;",
    "\u2019": "&#8217;",
    "\u201c": "&#8220;",
    "\u201d": "&#8221;",
    "\u2013": "&#8211;",
    "\u2026": "&#8230;",
    "\\u0022": "&quot;",
    "\\u0026": "&amp;",
    "\\u0027": "&#039;",
    "\\u2013": "&#8211;",
    "\\u2019": "&#8217;",
    "\\u2026": "&#8230;",
}
"""What PHP's `htmlspecialchars` and WordPress's `wptexturize` write for a character, which JSON may have escaped."""

_ESCAPED = re.compile("|".join(map(re.escape, REFERENCES)) + r"|\\.")


class JsonLdEntities(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-entities"):
    """Write the text at `path` of the block `at`, and its like in other items of a list, with character references.

    JSON knows none, so a scraper may take them at face value.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-entities"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    path: Path
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each character that has a reference; one that begins a reference already is escaped once more."""
        return [
            block.edit(match.start(), match.end(), REFERENCES[match[0]])
            for block, value in struck(page, self.at, self.block, self.path)
            if value.kind == "string" and key_of(value)
            for match in _escaped(block, value)
        ]

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one text."""
        yield from ()

    def describe(self) -> str:
        """Name the value."""
        return f"{self.block} {told(self.path, 'escaped for HTML')}"


def _escaped(block: Block, value: JsonValue) -> Iterator[re.Match[str]]:
    found = _ESCAPED.finditer(block.text, value.start + 1, value.end - 1)
    return (match for match in found if match[0] in REFERENCES)


def json_ld_entities(aim: Aim) -> st.SearchStrategy[JsonLdEntities]:
    """Draw a text with a character in it that HTML escapes."""

    def escaped(block: Block, value: JsonValue) -> tuple[None, ...]:
        texts = value.kind == "string" and key_of(value) and any(_escaped(block, value))
        return (None,) if texts else ()

    return json_places(aim, escaped).map(lambda place: JsonLdEntities(at=place.at, path=place.path, block=place.block))
