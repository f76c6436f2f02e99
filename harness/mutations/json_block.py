"""The blocks of JSON in a page: linked data, data for the page's own scripts, state that is assigned, and attributes.

In: a page and one of its elements. Out: the block that stands there with its values, found by path and by parent, or
None when there is none that can be read. `<script type="application/ld+json">` is JSON-LD, any other JSON media type
JSON, and `window.__STATE__ = {...};` state, as is what a script without such has in a string: `JSON.parse("{...}")`. An
attribute that is an object or a list of such, `<div data-product="{&quot;...`, has its name with an `@` for a kind.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from harness.mutations.json_source import JsonValue, Path, is_json_ld, json_spans, media_type, scan, template
from harness.mutations.json_text import JsonText, strings_of_script, value_of_attribute
from harness.page import Attribute, Edit, Element, Page, value_span

ScriptKind = Literal["JSON-LD", "JSON", "state"]
BlockKind = str
"""That of a script, or the name of an attribute: `@data-product`."""

LONGEST = 500_000
"""Characters of a script beyond which it is left alone: to scan a state of megabytes takes longer than all the rest."""
CODE = frozenset({"", "application/javascript", "module", "text/javascript"})
"""What scripts say that hold code."""
MOST_IN_ATTRIBUTES = 200_000
"""Characters of a page's attributes in which JSON is looked for."""
_ENDS = {"{": "}", "[": "]"}
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, eq=False)
class Block:
    """The JSON of one element."""

    kind: BlockKind
    values: tuple[JsonValue, ...]
    """In document order, the root first; members whose key their object holds twice are left out."""
    within: JsonText
    """The text that the values have their places in."""

    @property
    def root(self) -> JsonValue:
        """The value that holds all others."""
        return self.values[0]

    @property
    def text(self) -> str:
        """The text that a parser of JSON is given, in which the values have their places."""
        return self.within.text

    def written(self, value: JsonValue) -> str:
        """Return a value as JSON."""
        return self.within.written(value)

    def span(self, value: JsonValue) -> tuple[int, int]:
        """Return where in the page's source a value stands."""
        return self.within.span(value)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the edit of the page that puts other JSON, or a part of it, in the place of a part of this text."""
        return self.within.edit(start, end, text)

    def alike(self, path: Path) -> Sequence[JsonValue]:
        """Return the value at a path and its like in other items of the lists on its way."""
        return self._by_template.get(template(path), ())

    def shaped(self, path: Path) -> Sequence[JsonValue]:
        """Return the values whose path has this template."""
        return self._by_template.get(path, ())

    def children(self, parent: JsonValue) -> Sequence[JsonValue]:
        """Return the members of a container."""
        return self._by_parent.get(parent.path, ())

    def members(self, parent: JsonValue) -> dict[str, JsonValue]:
        """Return the members of an object by key."""
        return {str(member.path[-1]): member for member in self.children(parent)} if parent.kind == "object" else {}

    def siblings(self, value: JsonValue) -> dict[str, JsonValue]:
        """Return the members of the object that holds a value, itself included."""
        return {str(member.path[-1]): member for member in self._by_parent.get(value.path[:-1], ())}

    def holds(self, value: JsonValue, places: Sequence[int]) -> bool:
        """Say whether one of the sorted places in the source is within a value."""
        start, end = self.span(value)
        number = bisect_left(places, start)
        return number < len(places) and places[number] < end

    @cached_property
    def _by_template(self) -> dict[Path, list[JsonValue]]:
        found: dict[Path, list[JsonValue]] = {}
        for value in self.values:
            found.setdefault(template(value.path), []).append(value)
        return found

    @cached_property
    def _by_parent(self) -> dict[Path, list[JsonValue]]:
        found: dict[Path, list[JsonValue]] = {}
        for value in self.values[1:]:
            found.setdefault(value.path[:-1], []).append(value)
        return found


def block_of(page: Page, element: Element | None) -> Block | None:
    """Return the block of a script; None for one without, and for other elements."""
    return page.once(_blocks).get(element.index) if element is not None else None


def blocks_of(page: Page) -> dict[int, Block]:
    """Return the page's blocks by the index of their script, in document order."""
    return page.once(_blocks)


def attribute_blocks(page: Page) -> Mapping[int, Mapping[BlockKind, Block]]:
    """Return the blocks in attributes by the index of their element and by kind, in document order."""
    return page.once(_attribute_blocks)


def blocks_at(page: Page, element: Element, kind: BlockKind) -> list[Block]:
    """Return the block of a kind of an element; of an attribute also those of the others of its template."""
    if kind.startswith("@"):
        peers = (attribute_blocks(page).get(peer.index, {}) for peer in page.peers(element))
        return [blocks[kind] for blocks in peers if kind in blocks]
    block = block_of(page, element)
    return [block] if block is not None and block.kind == kind else []


def page_block(page: Page) -> Block | None:
    """Return the block of a page that is JSON itself; None for any other page."""
    return page.once(_whole)


def kind_of(element: Element) -> ScriptKind | None:
    """Return what kind of block a script may hold, whether it can be read or not."""
    if element.tag != "script":
        return None
    if is_json_ld(element):
        return "JSON-LD"
    media = media_type(element)
    if media == "application/json" or media.endswith("+json"):
        return "JSON"
    return "state" if media in CODE and not element.get("src") else None


def _blocks(page: Page) -> dict[int, Block]:
    found: dict[int, Block] = {}
    for script in page.by_tag.get("script", ()):
        kind = kind_of(script)
        if kind and script.content_end - script.content <= LONGEST and (block := _block(page, script, kind)):
            found[script.index] = block
    return found


def _attribute_blocks(page: Page) -> dict[int, dict[BlockKind, Block]]:
    found: dict[int, dict[BlockKind, Block]] = {}
    left = MOST_IN_ATTRIBUTES
    for element in page.elements:
        for attribute in element.attributes.values():
            if _may_be_json(attribute.value) and len(attribute.value) <= left:
                left -= len(attribute.value)
                if block := _in_attribute(page, attribute):
                    found.setdefault(element.index, {})[block.kind] = block
    return found


def _may_be_json(value: str) -> bool:
    shown = value.strip()
    return shown[:1] in _ENDS and shown[-1:] == _ENDS[shown[0]] and "{" in shown


def _in_attribute(page: Page, attribute: Attribute) -> Block | None:
    span = value_span(page.source, attribute)
    if span is None or page.source[span[1]] not in "\"'":
        return None
    text = value_of_attribute(page.source, *span)
    values = scan(text.text) if _LINE_END.sub("\n", text.text) == attribute.value else ()
    if len(values) > 1 and _holds_object(values[:2]):
        return Block(f"@{attribute.name}", _once(values), text)
    return None


def _whole(page: Page) -> Block | None:
    values = scan(page.source) if len(page.source) <= LONGEST else ()
    return Block("JSON", _once(values), JsonText(page.source)) if len(values) > 1 else None


def _block(page: Page, script: Element, kind: ScriptKind) -> Block | None:
    """Scan all of a script; of code the longest object or list in it that is JSON and not empty."""
    if kind != "state":
        whole = scan(page.source, script.content, script.content_end)
        return Block(kind, _once(whole), JsonText(page.source)) if whole else None
    values, text = state_of(page, script)
    return Block(kind, _once(values), text) if values else None


def state_of(page: Page, script: Element) -> tuple[Sequence[JsonValue], JsonText]:
    """Return the values of the longest object or list in a script that is not empty, with the text they stand in.

    Where nothing in it is an object, they are those of the longest object, or list of such, in a string of the script.
    """
    start, end = script.content, script.content_end
    scanned = (scan(page.source, *span) for span in json_spans(page.source, start, end))
    values: Sequence[JsonValue] = next((found for found in scanned if len(found) > 1), ())
    if not _holds_object(values):
        for within, begin, close in strings_of_script(page.source, start, end):
            found = scan(within.text, begin, close)
            if len(found) > 1 and _holds_object(found):
                return found, within
    return values, JsonText(page.source)


def _holds_object(values: Sequence[JsonValue]) -> bool:
    return any(value.kind == "object" for value in values)


def _once(values: Sequence[JsonValue]) -> tuple[JsonValue, ...]:
    counts = Counter(value.path for value in values)
    return tuple(value for value in values if counts[value.path] == 1)
