"""Remove a key from the JSON of a script, or leave it with null."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

How = Literal["removed", "null"]
HOWS: tuple[How, ...] = ("removed", "null")


class JsonLdDropKey(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-drop-key"):
    """Remove the member at `path` of the block `at`, and its like in other items of a list, or make it null."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-drop-key"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    path: Path
    how: How = "removed"
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Cut the members out, each with one comma, or replace their values."""
        return [
            block.edit(*value.cut, "") if self.how == "removed" else block.edit(value.start, value.end, "null")
            for block, value in struck(page, self.at, self.block, self.path)
            if _applies(value)
        ]

    def simpler(self) -> Iterator[Self]:
        """A removed key is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name the key."""
        return f"{self.block} {told(self.path, 'removed' if self.how == 'removed' else 'became null')}"


def _applies(value: JsonValue) -> bool:
    return bool(value.path) and isinstance(value.path[-1], str) and value.path[-1] != "@context"


def _hows(_block: Block, value: JsonValue) -> tuple[How, ...]:
    return HOWS if _applies(value) else ()


def json_ld_drop_key(aim: Aim) -> st.SearchStrategy[JsonLdDropKey]:
    """Draw a key of a block."""
    return json_places(aim, _hows).map(
        lambda place: JsonLdDropKey(at=place.at, path=place.path, how=place.choice, block=place.block)
    )
