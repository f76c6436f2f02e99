"""Give a list in the JSON of a script another length: only its first entry is left, or one more is put behind."""

from collections.abc import Iterator
from json import dumps, loads
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.counterfeit import counterfeit
from harness.mutations.data.places import json_places, key_of, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page, canary

Length = Literal["first", "more"]

SEVERAL = frozenset({"author", "brand", "category", "creator", "genre", "image", "keywords", "publisher"})
"""Keys under which one value may as well be several."""
_TOLD: dict[Length, str] = {"first": "became its first entry", "more": "got one entry more"}


class JsonLdListLength(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-list-length"):
    """Leave of the list at `path` of the block `at`, and its like in other items of a list, the first, or add one.

    `first`: [x, y] -> x. `more`: [x] or x -> [x, canary]. A scraper may take either at face value.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-list-length"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    path: Path
    to: Length = "first"
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Cut what is around the first entry, or write one behind the last."""
        return [
            edit
            for block, value in struck(page, self.at, self.block, self.path)
            if self.to in _lengths(block, value)
            for edit in _changed(block, value, self.to)
        ]

    def simpler(self) -> Iterator[Self]:
        """Neither length is simpler than the other."""
        yield from ()

    def describe(self) -> str:
        """Name the list and its length."""
        return f"{self.block} {told(self.path, _TOLD[self.to])}"


def _lengths(block: Block, value: JsonValue) -> list[Length]:
    key, entries = key_of(value), block.children(value)
    if not key or (value.kind == "array" and not entries):
        return []
    lengths: list[Length] = []
    if value.kind == "array" and len(entries) > 1:
        lengths.append("first")
    if key in SEVERAL and (entries[-1] if value.kind == "array" else value).kind in {"string", "object"}:
        lengths.append("more")
    return lengths


def _changed(block: Block, value: JsonValue, to: Length) -> list[Edit]:
    entries = block.children(value)
    if to == "first":
        return [block.edit(value.start, entries[0].start, ""), block.edit(entries[0].end, value.end, "")]
    last = entries[-1] if value.kind == "array" else value
    further = _like(block, last)
    if value.kind == "array":
        return [block.edit(last.end, last.end, f", {further}")]
    return [block.edit(value.start, value.start, "["), block.edit(value.end, value.end, f", {further}]")]


def _like(block: Block, value: JsonValue) -> str:
    """Return another value of the same kind: a text of its kind, or an object of its type with a name."""
    if value.kind == "string":
        return dumps(counterfeit(str(loads(block.written(value)))))
    kind = block.members(value).get("@type")
    kept = f'"@type": {block.written(kind)}, ' if kind else ""
    return f'{{{kept}"name": "{canary(0)} {canary(1)}"}}'


def json_ld_list_length(aim: Aim) -> st.SearchStrategy[JsonLdListLength]:
    """Draw a list of several, or what may be one."""
    return json_places(aim, _lengths).map(
        lambda place: JsonLdListLength(at=place.at, path=place.path, to=place.choice, block=place.block)
    )
