"""Move the root of a JSON-LD block: into `@graph`, into a list, or out of them."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places
from harness.mutations.json_source import JsonValue, children, scan_block
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Move = Literal["to-graph", "to-list", "from-graph", "from-list"]
CONTEXT = '"@context": "https://schema.org"'


class JsonLdMoveRoot(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-move-root"):
    """Move the root of the block `at` as `move` says."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-move-root"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    move: Move = "to-graph"

    def edits(self, page: Page) -> list[Edit]:
        """Write or cut what is around the root; the root's own text stays."""
        values = scan_block(page, page.resolve(self.at))
        if not values or self.move not in _moves(values, values[0]):
            return []
        root = values[0]
        if self.move == "to-list":
            return [Edit(root.start, root.start, "["), Edit(root.end, root.end, "]")]
        if self.move == "to-graph":
            return [Edit(root.start, root.start, f'{{{CONTEXT}, "@graph": ['), Edit(root.end, root.end, "]}")]
        inner = _only(values, root) if self.move == "from-list" else _in_graph(values, root)
        return [Edit(root.start, inner.start, ""), Edit(inner.end, root.end, "")] if inner is not None else []

    def simpler(self) -> Iterator[Self]:
        """No move changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the move."""
        way, place = self.move.split("-")
        container = "@graph" if place == "graph" else "a list"
        return f"JSON-LD root moved {'into' if way == 'to' else 'out of'} {container}"


def _moves(values: tuple[JsonValue, ...], value: JsonValue) -> list[Move]:
    if value.path:
        return []
    if value.kind == "array":
        return ["from-list"] if _only(values, value) is not None else []
    if value.kind != "object":
        return []
    if _in_graph(values, value) is not None:
        return ["from-graph", "to-list"]
    has_graph = any(member.path[-1] == "@graph" for member in children(values, value))
    return ["to-list"] if has_graph else ["to-graph", "to-list"]


def _only(values: tuple[JsonValue, ...], container: JsonValue) -> JsonValue | None:
    """Return the only member of a list, if that is an object."""
    members = list(children(values, container))
    return members[0] if len(members) == 1 and members[0].kind == "object" else None


def _in_graph(values: tuple[JsonValue, ...], root: JsonValue) -> JsonValue | None:
    """Return the only member of the root's `@graph`, if the root holds no more than that."""
    members = {str(member.path[-1]): member for member in children(values, root)}
    graph = members.get("@graph")
    if graph is None or graph.kind != "array" or not members.keys() <= {"@context", "@graph"}:
        return None
    return _only(values, graph)


def json_ld_move_root(aim: Aim) -> st.SearchStrategy[JsonLdMoveRoot]:
    """Draw a block and where its root goes."""
    return json_places(aim, _moves).map(lambda drawn: JsonLdMoveRoot(at=drawn[0], move=drawn[2]))
