"""Rename a key in the JSON of a script to another that means the same, as sites do that change their data's maker."""

import re
from collections.abc import Iterator
from json import dumps
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

RENAMED = {
    "articleBody": ("text",),
    "author": ("creator",),
    "creator": ("author",),
    "dateCreated": ("datePublished",),
    "datePublished": ("dateCreated",),
    "description": ("abstract",),
    "headline": ("name",),
    "image": ("thumbnailUrl",),
    "ingredients": ("recipeIngredient",),
    "name": ("headline",),
    "price": ("lowPrice", "priceSpecification"),
    "publisher": ("provider",),
    "recipeIngredient": ("ingredients",),
    "thumbnailUrl": ("image",),
}
"""Words of schema.org with others of it under which sites give the same."""
NESTED = {"priceSpecification": ('{"@type": "PriceSpecification", "price": ', "}")}
"""Words whose value is an object, and what is put around the value."""

_INNER_CAPITAL = re.compile(r"(?<=[a-z0-9])[A-Z]")
_INNER_DASH = re.compile(r"(?<=[A-Za-z0-9])_([a-z])")


class JsonLdRenameKey(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-rename-key"):
    """Rename the member at `path` of the block `at`, and its like in other items of a list, to the key `to`.

    Who gives all that a block holds gives the new key as well, so what comes of it never gates.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-rename-key"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    path: Path
    to: str
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the keys, and for some what is around the value; where the new key is there already, nothing."""
        return [
            edit
            for block, value in struck(page, self.at, self.block, self.path)
            if self.to in _names(block, value)
            for edit in _renamed(block, value, self.to)
        ]

    def simpler(self) -> Iterator[Self]:
        """No name is simpler than another."""
        yield from ()

    def describe(self) -> str:
        """Name the key and its new name."""
        return f"{self.block} {told(self.path, f'renamed to {self.to}')}"


def _renamed(block: Block, value: JsonValue, to: str) -> list[Edit]:
    """Return the edits of a key, which ends before the colon before its value, and of what is around the value."""
    key_end = block.text.rindex('"', 0, block.text.rindex(":", 0, value.start)) + 1
    key_start = key_end - len(dumps(value.path[-1]))
    if block.text[key_start:key_end] != dumps(value.path[-1]):
        return []  # written with escapes
    edits = [block.edit(key_start, key_end, dumps(to))]
    if to in NESTED:
        before, after = NESTED[to]
        edits += [block.edit(value.start, value.start, before), block.edit(value.end, value.end, after)]
    return edits


def _names(block: Block, value: JsonValue) -> list[str]:
    """Return the names that a key may get: others of the vocabulary, and of what is a site's own another case."""
    key = key_of(value)
    if not key or not key.isascii():
        return []
    names = [*RENAMED.get(key, ())]
    if block.kind != "JSON-LD":
        names += [_INNER_CAPITAL.sub(lambda one: f"_{one[0].lower()}", key)]
        names += [_INNER_DASH.sub(lambda one: one[1].upper(), key)]
    taken = block.siblings(value)
    return [name for name in names if name not in taken]


def json_ld_rename_key(aim: Aim) -> st.SearchStrategy[JsonLdRenameKey]:
    """Draw a key of a block and a name that its object does not have."""

    def names(block: Block, value: JsonValue) -> list[str]:
        return [name for name in _names(block, value) if _renamed(block, value, name)]

    return json_places(aim, names).map(
        lambda place: JsonLdRenameKey(at=place.at, path=place.path, to=place.choice, block=place.block)
    )
