"""The blocks of JSON in a page: linked data, data for the page's own scripts, state that is assigned, and attributes.

In: a page and one of its elements. Out: the block that stands there with its values, found by path and by parent, or
None when there is none that can be read. `<script type="application/ld+json">` is JSON-LD, any other JSON media type
JSON, and `window.__STATE__ = {...};` state, as is what a script has in a string: `JSON.parse("{...}")`. The longest of
an element's attributes that are an object or a list of such is a JSON attribute: `<div data-product="{&quot;...`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from harness.mutations.json_source import JsonValue, Path, is_json_ld, json_spans, media_type, scan, template
from harness.mutations.json_text import JsonText, strings_of_script, value_of_attribute
from harness.page import Edit, Element, Page, value_span

BlockKind = Literal["JSON-LD", "JSON", "state", "JSON attribute"]

LONGEST = 500_000
"""Characters of a script beyond which it is left alone: to scan a state of megabytes takes longer than all the rest."""
CODE = frozenset({"", "application/javascript", "module", "text/javascript"})
"""What scripts say that hold code."""
_ENDS = {"{": "}", "[": "]"}


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
        return self.within.text[value.start : value.end]

    def span(self, value: JsonValue) -> tuple[int, int]:
        """Return where in the page's source a value stands."""
        return self.within.place(value.start), self.within.place(value.end)

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
    """Return the block of an element; None for one without."""
    return page.once(_blocks).get(element.index) if element is not None else None


def blocks_of(page: Page) -> dict[int, Block]:
    """Return the page's blocks by the index of their element, in document order."""
    return page.once(_blocks)


def page_block(page: Page) -> Block | None:
    """Return the block of a page that is JSON itself; None for any other page."""
    return page.once(_whole)


def kind_of(element: Element) -> BlockKind | None:
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
    for element in page.elements:
        if element.tag != "script" and (attribute := _in_attribute(page, element)):
            found[element.index] = attribute
    return dict(sorted(found.items()))


def _in_attribute(page: Page, element: Element) -> Block | None:
    """Return the longest of an element's attributes that is JSON with an object in it."""
    found: list[Block] = []
    for attribute in element.attributes.values():
        shown = attribute.value.strip()
        if shown[:1] in _ENDS and shown[-1:] == _ENDS[shown[0]] and "{" in shown and len(shown) <= LONGEST:
            span = value_span(page.source, attribute)
            text = value_of_attribute(page.source, *span) if span and page.source[span[1]] in "\"'" else None
            values = scan(text.text) if text and text.text == attribute.value else ()
            if text and any(value.kind == "object" for value in values[:2]) and len(values) > 1:
                found.append(Block("JSON attribute", _once(values), text))
    return max(found, key=lambda block: len(block.text), default=None)


def _whole(page: Page) -> Block | None:
    values = scan(page.source) if len(page.source) <= LONGEST else ()
    return Block("JSON", _once(values), JsonText(page.source)) if len(values) > 1 else None


def _block(page: Page, script: Element, kind: BlockKind) -> Block | None:
    """Scan all of a script; of code what has the most values of the longest object or list and what is in strings."""
    if kind != "state":
        whole = scan(page.source, script.content, script.content_end)
        return Block(kind, _once(whole), JsonText(page.source)) if whole else None
    values, text = state_of(page, script)
    return Block(kind, _once(values), text) if values else None


def state_of(page: Page, script: Element) -> tuple[Sequence[JsonValue], JsonText]:
    """Return the values of the longest object or list in a script that is not empty, or of one in a string of it.

    Of the two the one that has more values, with the text that these stand in; of a script that is JSON its own.
    """
    start, end = script.content, script.content_end
    text = JsonText(page.source)
    scanned = (scan(page.source, *span) for span in json_spans(page.source, start, end))
    values: Sequence[JsonValue] = next((found for found in scanned if len(found) > 1), ())
    if values and not page.source[start : values[0].start].strip():
        return values, text
    for within, begin, close in strings_of_script(page.source, start, end):
        found = scan(within.text, begin, close)
        if len(found) > max(len(values), 1):
            text, values = within, found
    return values, text


def _once(values: Sequence[JsonValue]) -> tuple[JsonValue, ...]:
    counts = Counter(value.path for value in values)
    return tuple(value for value in values if counts[value.path] == 1)
