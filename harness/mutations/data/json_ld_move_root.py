"""Move the root of a block: of linked data into `@graph`, into a list, or out of them; of other JSON under a key."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import JsonValue
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Move = Literal["to-graph", "to-list", "from-graph", "from-list", "to-data", "from-data"]
CONTEXT = '"@context": "https://schema.org"'
PLACES = {"graph": "@graph", "list": "a list", "data": "a key of its own"}


class JsonLdMoveRoot(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-move-root"):
    """Move the root of the block `at` as `move` says."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-move-root"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    move: Move = "to-graph"
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Write or cut what is around the root; the root's own text stays."""
        return [
            edit
            for block, root in struck(page, self.at, self.block)
            if self.move in _moves(block, root)
            for edit in self._around(block, root)
        ]

    def _around(self, block: Block, root: JsonValue) -> list[Edit]:
        if self.move == "to-list":
            return [block.edit(root.start, root.start, "["), block.edit(root.end, root.end, "]")]
        if self.move == "to-graph":
            begun = f'{{{CONTEXT}, "@graph": ['
            return [block.edit(root.start, root.start, begun), block.edit(root.end, root.end, "]}")]
        if self.move == "to-data":
            return [block.edit(root.start, root.start, '{"data": '), block.edit(root.end, root.end, "}")]
        inner = _in_graph(block, root) if self.move == "from-graph" else _only(block, root)
        if inner is None:
            return []
        return [block.edit(root.start, inner.start, ""), block.edit(inner.end, root.end, "")]

    def simpler(self) -> Iterator[Self]:
        """No move changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the move."""
        way, place = self.move.split("-")
        return f"{self.block} root moved {'into' if way == 'to' else 'out of'} {PLACES[place]}"


def _moves(block: Block, value: JsonValue) -> list[Move]:
    if value.path or value.kind not in {"array", "object"}:
        return []
    alone = _only(block, value) is not None
    if value.kind == "array":
        return ["from-list"] if alone else []
    if block.kind != "JSON-LD":
        return ["to-data", "from-data"] if alone else ["to-data"]
    if _in_graph(block, value) is not None:
        return ["from-graph", "to-list"]
    return ["to-list"] if "@graph" in block.members(value) else ["to-graph", "to-list"]


def _only(block: Block, container: JsonValue) -> JsonValue | None:
    """Return the only member of a container, if that is an object."""
    members = block.children(container)
    return members[0] if len(members) == 1 and members[0].kind == "object" else None


def _in_graph(block: Block, root: JsonValue) -> JsonValue | None:
    """Return the only member of the root's `@graph`, if the root holds no more than that."""
    members = block.members(root)
    graph = members.get("@graph")
    if graph is None or graph.kind != "array" or not members.keys() <= {"@context", "@graph"}:
        return None
    return _only(block, graph)


def json_ld_move_root(aim: Aim) -> st.SearchStrategy[JsonLdMoveRoot]:
    """Draw a block and where its root goes."""
    return json_places(aim, _moves).map(lambda place: JsonLdMoveRoot(at=place.at, move=place.choice, block=place.block))
