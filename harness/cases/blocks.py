"""A page's text as a reader sees it: block by block, each with the element that holds it.

In: a page. Out: its blocks in document order. What no browser shows is left out, but for the title.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from harness.page import RAW_TEXT_TAGS, Element, Page

_INLINE = frozenset(
    {
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em", "font", "i"),
        *("ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time"),
        *("tt", "u", "var", "wbr"),
    }
)
"""Elements whose text goes on in the block around them. Source: WHATWG HTML, phrasing content."""
_UNSEEN = (RAW_TEXT_TAGS - {"title"}) | {"noscript", "template", "svg", "select"}


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A stretch of text that no other block interrupts."""

    element: Element
    """The element that it is a block of."""
    start: int
    """Where its text begins in the source."""
    text: str
    """With single spaces."""
    linked: bool
    """Whether all of it is a link, as the teaser of another page is."""


def blocks_of(page: Page) -> tuple[Block, ...]:
    """Return the blocks of a page that hold any text."""
    return tuple(block for block in _blocks(page) if block.text)


def _blocks(page: Page) -> Iterator[Block]:
    owners: list[int] = []
    unseen: list[bool] = []
    linked: list[bool] = []
    for element in page.elements:
        inline = element.tag in _INLINE and element.parent >= 0
        owners.append(owners[element.parent] if inline else element.index)
        unseen.append(element.tag in _UNSEEN or (element.parent >= 0 and unseen[element.parent]))
        linked.append(element.tag == "a" or (element.parent >= 0 and linked[element.parent]))
    seen = (text for text in page.texts if not unseen[text.parent])
    for owner, group in groupby(seen, key=lambda text: owners[text.parent]):
        texts = tuple(group)
        written = "".join(page.source[text.start : text.end] for text in texts)
        link = all(linked[text.parent] for text in texts)
        yield Block(page.elements[owner], texts[0].start, " ".join(unescape(written).split()), link)
