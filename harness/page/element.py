"""One element with its place in the source, and what else a page is made of.

Offsets are characters of `Page.source` throughout.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import turbohtml

VOID_TAGS = frozenset(
    "area base br col embed frame hr img input link meta param source track wbr".split()  # noqa: SIM905 (a list of words)
)
FORMATTING_TAGS = frozenset(
    "a b big code em font i nobr s small strike strong tt u".split()  # noqa: SIM905 (a list of words)
)
"""Elements that the parser opens again where they were left open or closed out of order."""
RAW_TEXT_TAGS = frozenset({"script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext"})
"""Elements whose content is text to the tokenizer, so that markup in them is none."""

_VALUE = re.compile(r"""[^\s/>][^\s=/>]*\s*(?:=\s*(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<u>[^\s>]*)))?""")
_NAME = re.compile(r"[^\s/>]+")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute as it stands in a start tag."""

    name: str
    value: str
    """Its value with character references resolved; empty for an attribute without one."""
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Element:
    """One element with its place in the source.

    Built once by `Page.of` and never changed by anyone after; not declared frozen because that doubles the time to
    index a page. Its attributes are made when they are first asked for: most elements are never asked.
    """

    index: int
    """Its place in `Page.elements`, which is document order."""
    tag: str
    parent: int
    """Index of the nearest ancestor that stands in the source; -1 for a root."""
    depth: int
    start: int
    """Where its start tag begins."""
    content: int
    """Where its start tag ends and its content begins."""
    content_end: int
    """Where its content ends."""
    end: int
    """Where its end tag ends; equal to `content_end` when the end tag is implied or the element is void."""
    _node: turbohtml.Element = field(repr=False)
    _newlines: Sequence[int] = field(repr=False)
    children: list[int] = field(default_factory=list)
    _attributes: dict[str, Attribute] | None = field(default=None, repr=False)

    @property
    def closed(self) -> bool:
        """Whether it has an end tag of its own."""
        return self.content_end < self.end

    @property
    def attributes(self) -> dict[str, Attribute]:
        """Its attributes by name, in the order of the source."""
        if self._attributes is None:
            self._attributes = _attributes(self._node, self._newlines)
        return self._attributes

    @property
    def classes(self) -> list[str]:
        """Its class tokens in order."""
        return self.get("class").split()

    def get(self, name: str) -> str:
        """Return an attribute's value, empty when it is absent."""
        attribute = self.attributes.get(name)
        return attribute.value if attribute else ""


class Anchor(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a plan names an element: its place, its path and its signs, so that it is known on a later recording."""

    element: int
    path: str
    """Tags from the root with their number among siblings of that tag: `html/body/div[3]/h1`."""
    signs: tuple[str, ...] = ()
    """By what the element is told from others: see `harness.page.anchoring`. A plan that is kept has them, for to look
    them up for each plan that is drawn would take longer than to play it."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of character data directly below an element, comments left out."""

    parent: int
    start: int
    end: int


def within(elements: Sequence[Element], element: Element) -> Iterator[Element]:
    """Yield an element and all in it: they follow it in document order, deeper than it."""
    yield element
    for place in range(element.index + 1, len(elements)):
        if elements[place].depth <= element.depth:
            return
        yield elements[place]


def value_span(source: str, attribute: Attribute) -> tuple[int, int] | None:
    """Return where an attribute's raw value stands, quotes excluded; None for an attribute without a value."""
    match = _VALUE.match(source, attribute.start, attribute.end)
    if match is None or match.lastgroup is None:
        return None
    return match.span(match.lastgroup)


def name_spans(source: str, element: Element) -> tuple[tuple[int, int], ...]:
    """Return where the tag's name stands: in the start tag, then in the end tag if there is one.

    The name in the source may differ from `Element.tag` in case, and where HTML renames: `<image>` is an `img`.
    """
    places = [(element.start + len("<"), element.content)]
    if element.closed:
        places.append((element.content_end + len("</"), element.end))
    found = [_NAME.match(source, start, end) for start, end in places]
    return tuple(match.span() for match in found if match)


def source_offset(normalised: int, newlines: Sequence[int]) -> int:
    """Return the place in the source of an offset in newline-normalised text, where a CR LF counts once.

    `newlines` holds the normalised offset of each CR LF in the source.
    """
    return normalised + bisect_left(newlines, normalised)


def _attributes(node: turbohtml.Element, newlines: Sequence[int]) -> dict[str, Attribute]:
    located = node.source_location
    if located is None or not located.attrs:
        return {}
    values: Mapping[str, object] = node.attrs
    return {
        name: Attribute(
            name,
            _plain(values.get(name)),
            source_offset(span.start_offset, newlines),
            source_offset(span.end_offset, newlines),
        )
        for name, span in located.attrs.items()
    }


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return value if isinstance(value, str) else ""
