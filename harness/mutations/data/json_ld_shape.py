"""Give a JSON value another shape that schema.org allows: text, number, list of one, object of a name or an address."""

from collections.abc import Iterator, Mapping
from json import loads
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import json_places, struck
from harness.mutations.json_block import Block, BlockKind
from harness.mutations.json_source import LONGEST_NUMBER, NUMBER, JsonValue, Path, told
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Page

Shape = Literal["list", "single", "object", "name", "text", "image", "url", "number"]

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
IMAGES = frozenset({"image", "logo", "photo", "thumbnail"})
"""Keys whose address may as well be an object that has it."""
AMOUNTS = frozenset(
    {
        *("price", "lowPrice", "highPrice", "value", "minValue", "maxValue", "amount"),
        *("ratingValue", "bestRating", "worstRating", "ratingCount", "reviewCount", "offerCount", "position"),
    }
)
"""Keys whose text of digits may as well be a number; an article's or a postal code may not."""

_TOLD: dict[Shape, str] = {
    "list": "became a list of one",
    "single": "became its only entry",
    "object": "became an object of that name",
    "name": "became its name",
    "text": "became a text",
    "image": "became an object with that address",
    "url": "became its address",
    "number": "became a number",
}
_TEXTUAL = frozenset({"@id", "@type", "name", "url"})
_IMAGE = frozenset({"@id", "@type", "caption", "contentUrl", "height", "url", "width"})


class JsonLdShape(msgspec.Struct, frozen=True, tag_field="name", tag="json-ld-shape"):
    """Give the value at `path` of the block `at`, and its like in other items of a list, the shape `to`.

    `list`: x -> [x]. `single`: [x] -> x. `object`: text -> object with that name. `name`: such an object -> its name.
    `text`: number -> text, and `number` back. `image`: address of an image -> object with it, and `url` back.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["json-ld-shape"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    path: Path
    to: Shape
    block: BlockKind = "JSON-LD"

    def edits(self, page: Page) -> list[Edit]:
        """Replace the values and leave the rest of the block as it is."""
        return [
            block.edit(value.start, value.end, _reshaped(block, value, self.to))
            for block, value in struck(page, self.at, self.block, self.path)
            if self.to in _shapes(block, value)
        ]

    def simpler(self) -> Iterator[Self]:
        """No shape changes less than another."""
        yield from ()

    def describe(self) -> str:
        """Name the value and its new shape."""
        return f"{self.block} {told(self.path, _TOLD[self.to])}"


def _shapes(block: Block, value: JsonValue) -> list[Shape]:
    """Return the shapes that a member of an object may get."""
    key = value.path[-1] if value.path else 0
    if not isinstance(key, str) or key in {"@context", "@graph", "@id"}:
        return []
    text = block.written(value)[1:-1] if value.kind == "string" else ""
    members = block.members(value)
    may: dict[Shape, bool] = {
        "list": value.kind in {"string", "object"},
        "text": value.kind == "number" and value.end - value.start <= LONGEST_NUMBER,
        "object": value.kind == "string" and key in ENTITIES,
        "single": value.kind == "array" and len(block.children(value)) == 1,
        "name": _only_text(members, "name") is not None,
        "image": key in IMAGES and text.startswith(("http", "/")),
        "url": key in IMAGES and (_only_text(members, "url") or _only_text(members, "contentUrl")) is not None,
        "number": key in AMOUNTS and _is_written_so(text),
    }
    return [shape for shape, possible in may.items() if possible]


def _is_written_so(text: str) -> bool:
    """Say whether a text is how a number would be written: `39.90` as a number is `39.9` to all who read it."""
    return len(text) <= LONGEST_NUMBER and NUMBER.fullmatch(text) is not None and str(loads(text)) == text


def _only_text(members: Mapping[str, JsonValue], key: str) -> JsonValue | None:
    """Return the text under a key of an object that says no more than a name or an address."""
    value = members.get(key)
    told = _IMAGE if key != "name" else _TEXTUAL
    return value if value is not None and value.kind == "string" and members.keys() <= told else None


def _reshaped(block: Block, value: JsonValue, to: Shape) -> str:
    text = block.written(value)
    if to == "list":
        return f"[{text}]"
    if to == "text":
        return f'"{loads(text)}"'
    if to == "number":
        return text[1:-1]
    if to == "object":
        return f'{{"@type": "{ENTITIES[str(value.path[-1])]}", "name": {text}}}'
    if to == "image":
        return f'{{"@type": "ImageObject", "url": {text}}}'
    members = block.members(value)
    inner = {
        "name": _only_text(members, "name"),
        "url": _only_text(members, "url") or _only_text(members, "contentUrl"),
    }.get(to) or next(iter(block.children(value)))
    return block.written(inner)


def json_ld_shape(aim: Aim) -> st.SearchStrategy[JsonLdShape]:
    """Draw a value of a block and a shape that it does not have."""
    return json_places(aim, _shapes).map(
        lambda place: JsonLdShape(at=place.at, path=place.path, to=place.choice, block=place.block)
    )
