"""Give a JSON-LD value another of the shapes that schema.org allows: text, list of one, object with a name."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places
from harness.mutations.json_source import JsonValue, Path, children, scan_block, template, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Shape = Literal["list", "single", "object", "name", "text"]

ENTITIES = {
    "author": "Person",
    "brand": "Brand",
    "contributor": "Person",
    "creator": "Person",
    "editor": "Person",
    "hiringOrganization": "Organization",
    "manufacturer": "Organization",
    "publisher": "Organization",
    "recipeInstructions": "HowToStep",
    "seller": "Organization",
}
"""Keys whose text may as well be an object, and of which type."""

_TOLD: dict[Shape, str] = {
    "list": "became a list of one",
    "single": "became its only entry",
    "object": "became an object of that name",
    "name": "became its name",
    "text": "became a text",
}
_TEXTUAL = frozenset({"@id", "@type", "name", "url"})


class JsonLdShape(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-shape"):
    """Give the value at `path` of the block `at`, and its like in other items of a list, the shape `to`.

    `list`: x -> [x]. `single`: [x] -> x. `object`: text -> object with that name. `name`: such an object -> its name.
    `text`: number -> text.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-shape"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    path: Path
    to: Shape

    def edits(self, page: Page) -> list[Edit]:
        """Replace the values and leave the rest of the block as it is."""
        values = scan_block(page, page.resolve(self.at))
        alike = [value for value in values if template(value.path) == template(self.path)]
        return [
            Edit(value.start, value.end, _reshaped(page.source, values, value, self.to))
            for value in alike
            if self.to in _shapes(values, value)
        ]

    def simpler(self) -> Iterator[Self]:
        """No shape changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the value and its new shape."""
        return f"JSON-LD {told(self.path, _TOLD[self.to])}"


def _shapes(values: tuple[JsonValue, ...], value: JsonValue) -> list[Shape]:
    """Return the shapes that a member of an object may get."""
    key = value.path[-1] if value.path else 0
    if not isinstance(key, str) or key in {"@context", "@graph", "@id"}:
        return []
    shapes: list[Shape] = []
    if value.kind in {"string", "object"}:
        shapes.append("list")
    if value.kind == "number":
        shapes.append("text")
    if value.kind == "string" and key in ENTITIES:
        shapes.append("object")
    if value.kind == "array" and len(list(children(values, value))) == 1:
        shapes.append("single")
    if value.kind == "object" and _name(values, value) is not None:
        shapes.append("name")
    return shapes


def _name(values: tuple[JsonValue, ...], value: JsonValue) -> JsonValue | None:
    """Return the name of an object that says no more than a name."""
    members = {str(member.path[-1]): member for member in children(values, value)}
    name = members.get("name")
    return name if name is not None and name.kind == "string" and members.keys() <= _TEXTUAL else None


def _reshaped(source: str, values: tuple[JsonValue, ...], value: JsonValue, to: Shape) -> str:
    text = source[value.start : value.end]
    if to == "list":
        return f"[{text}]"
    if to == "text":
        return f'"{text}"'
    if to == "object":
        return f'{{"@type": "{ENTITIES[str(value.path[-1])]}", "name": {text}}}'
    inner = _name(values, value) if to == "name" else next(children(values, value))
    return source[inner.start : inner.end] if inner is not None else text


def json_ld_shape(aim: Aim) -> st.SearchStrategy[JsonLdShape]:
    """Draw a value of a block and a shape that it does not have."""
    return json_places(aim, _shapes).map(lambda drawn: JsonLdShape(at=drawn[0], path=drawn[1].path, to=drawn[2]))
