"""The page as source text: what a browser sees, and where in the text each part of it stands.

The tree is the WHATWG one that turbohtml builds; every element keeps the span of its tags and attributes in the source
text, so that a change is a splice of that text and everything else stays as it was, sloppy markup included.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

import msgspec

from harness.charset import decode, encode
from harness.model import Response
from harness.page.anchoring import find, signs_of
from harness.page.element import RAW_TEXT_TAGS, Anchor, Element, Text, within
from harness.page.index import index
from harness.page.soundness import crossed
from harness.page.splice import Edit, splice

T = TypeVar("T")

DEEPEST_STEP = 200
"""Depth to which paths name every step; the 537 real pages measured stay far above it."""

PAGE_PER_EDIT = 1000
"""Characters of a page for each edit below which the whole of it is encoded again sooner than spliced as bytes."""

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_NUMBER = re.compile(r"\[\d+\]")
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*>|</?[A-Za-z](?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>|</[^>A-Za-z][^>]*>", re.DOTALL
)
"""What is neither text nor in the tree: comments, declarations, tags that the parser ignores (a stray `</p>`)."""


@dataclass(frozen=True, eq=False)
class Page:
    """A response's body as text with its elements."""

    response: Response
    source: str
    codec: str
    elements: tuple[Element, ...]
    _kept: dict[Callable[["Page"], Any], Any] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, response: Response) -> "Page":
        """Index a response's body; no body is too broken, since a browser refuses none."""
        source, codec = decode(response)
        return cls(response, source, codec, index(source))

    def respond(self, edits: Sequence[Edit]) -> Response:
        """Return the response with sorted, disjoint edits of its text; the very same response when there are none."""
        if not edits:
            return self.response
        few = len(edits) * PAGE_PER_EDIT < len(self.source)
        body = self._spliced(edits) if few and self.codec == "utf-8" else encode(splice(self.source, edits), self.codec)
        return msgspec.structs.replace(self.response, body=body)

    def outer(self, element: Element) -> str:
        """Return an element's source text, tags included."""
        return self.source[element.start : element.end]

    def ancestors(self, element: Element) -> Iterator[Element]:
        """Yield the elements around `element`, innermost first."""
        while element.parent >= 0:
            element = self.elements[element.parent]
            yield element

    def within(self, element: Element) -> Iterator[Element]:
        """Yield an element and all in it, in document order."""
        return within(self.elements, element)

    def siblings(self, element: Element) -> list[Element]:
        """Return the elements that share the parent of `element`, itself included, in document order."""
        if element.parent >= 0:
            return [self.elements[index] for index in self.elements[element.parent].children]
        return [other for other in self.elements if other.parent < 0]

    def sound(self, element: Element) -> bool:
        """Say whether the element's source can be cut out or wrapped without tearing a neighbour.

        Misnested markup (`<b><p></b></p>`, text in a table) has elements whose spans cross or hold up their neighbours.
        """
        return element.index not in self._crossed

    def anchor(self, element: Element) -> Anchor:
        """Return how a plan names this element."""
        return Anchor(element.index, self.paths[element.index])

    def signed(self, anchor: Anchor) -> Anchor:
        """Return the anchor of the same element on this page, with the signs by which it is known on a later one."""
        element = self.resolve(anchor)
        if element is None:
            return anchor
        return Anchor(element.index, self.paths[element.index], signs_of(self, element))

    def resolve(self, anchor: Anchor) -> Element | None:
        """Return the element an anchor names, or None when this page has none like it, or none at the path."""
        if anchor.signs:
            return find(self, anchor)
        if anchor.element < len(self.elements) and self.paths[anchor.element] == anchor.path:
            return self.elements[anchor.element]
        index = self._by_path.get(anchor.path)
        return None if index is None else self.elements[index]

    def peers(self, element: Element) -> Sequence[Element]:
        """Return the element and all of its tag and template path, in document order."""
        return self._by_template[self.templates[element.index], element.tag, element.depth]

    def once(self, compute: Callable[["Page"], T]) -> T:
        """Return what a function makes of this page: made when it is first asked for, and kept as long as the page.

        What a mutation must know of a whole page is the same in thousands of examples.
        """
        if compute not in self._kept:
            self._kept[compute] = compute(self)
        kept: T = self._kept[compute]
        return kept

    def where(self, accept: Callable[[Element], bool]) -> tuple[Element, ...]:
        """Return the elements that `accept` takes, in document order."""
        return tuple(element for element in self.elements if accept(element))

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The path of every element, in document order.

        Below `DEEPEST_STEP` all descendants are numbered together, since the full paths of a page that nests without
        end would be larger than any memory.
        """
        paths: list[str] = []
        counts: dict[tuple[int, str], int] = {}
        above: list[int] = []
        for element in self.elements:
            parent = element.parent
            if element.depth > DEEPEST_STEP:
                parent = above[parent] if self.elements[parent].depth > DEEPEST_STEP else parent
            above.append(parent)
            number = counts[parent, element.tag] = counts.get((parent, element.tag), 0) + 1
            step = element.tag if number == 1 else f"{element.tag}[{number}]"
            paths.append(f"{paths[parent]}/{step}" if parent >= 0 else step)
        return tuple(paths)

    @cached_property
    def templates(self) -> tuple[str, ...]:
        """The path of every element without its numbers: what the elements of one list have in common."""
        return tuple(_NUMBER.sub("", path) if "[" in path else path for path in self.paths)

    @cached_property
    def by_tag(self) -> Mapping[str, Sequence[Element]]:
        """The elements of each tag, in document order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def by_class(self) -> Mapping[str, Sequence[Element]]:
        """The elements that carry each class token, in document order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            for token in dict.fromkeys(element.classes):
                found.setdefault(token, []).append(element)
        return found

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every run of character data that is not only white space, in source order."""
        return tuple(text for text in _texts(self) if not self.source[text.start : text.end].isspace())

    def _spliced(self, edits: Sequence[Edit]) -> bytes:
        """Splice the bytes themselves: to encode a whole page again takes longer than most changes."""
        body = self.response.body
        places, widths = self._wide
        parts: list[bytes] = []
        position = 0
        for start, end, text in edits:
            first = start + widths[bisect_left(places, start)]
            parts += (body[position:first], encode(text, self.codec))
            position = first if start == end else end + widths[bisect_left(places, end)]
        parts.append(body[position:])
        return b"".join(parts)

    @cached_property
    def _wide(self) -> tuple[list[int], list[int]]:
        """Where the source's characters of several bytes stand, and how many further bytes precede each and the end."""
        places = [match.start() for match in _NOT_ASCII.finditer(self.source)]
        widths = (len(encode(self.source[place], self.codec)) - 1 for place in places)
        return places, list(accumulate(widths, initial=0))

    @cached_property
    def _by_template(self) -> dict[tuple[str, str, int], list[Element]]:
        found: dict[tuple[str, str, int], list[Element]] = {}
        for element in self.elements:
            found.setdefault((self.templates[element.index], element.tag, element.depth), []).append(element)
        return found

    @cached_property
    def _by_path(self) -> dict[str, int]:
        return {path: index for index, path in enumerate(self.paths)}

    @cached_property
    def _crossed(self) -> frozenset[int]:
        return crossed(self.source, self.elements)


def _texts(page: Page) -> Iterator[Text]:
    borders: list[tuple[int, int, int]] = []
    for element in page.elements:
        borders.append((element.start, element.content, element.index))
        borders.append((element.content_end, element.end, element.parent))
    borders.sort()
    position, owner = 0, -1
    for start, end, holder in borders:
        if start > position:
            yield from _runs(page, owner, position, start)
        position, owner = max(position, end), holder
    if position < len(page.source):
        yield from _runs(page, owner, position, len(page.source))


def _runs(page: Page, owner: int, start: int, end: int) -> Iterator[Text]:
    if owner < 0:
        return
    if page.elements[owner].tag in RAW_TEXT_TAGS:
        yield Text(owner, start, end)
        return
    for comment in _MARKUP.finditer(page.source, start, end):
        if comment.start() > start:
            yield Text(owner, start, comment.start())
        start = min(comment.end(), end)
    if start < end:
        yield Text(owner, start, end)
