"""A page's text as a reader sees it: block by block, each with the element that holds it.

In: a page. Out: its blocks in document order. What no browser shows is left out, but for the title.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby, islice

from harness.page import RAW_TEXT_TAGS, Element, Page, Text

MOST_WRAPPERS = 3
"""Elements around one thing alone that are seen as that thing."""
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
    """With single spaces, and with one for each break of a line."""
    runs: tuple[str, ...]
    """The same in pieces, wherever a tag stands between them."""
    linked: bool
    """Whether all of it is a link, as the teaser of another page is."""
    home: int
    """Index of the element in which it stands beside others; a wrapper of one thing is that thing."""


def blocks_of(page: Page) -> tuple[Block, ...]:
    """Return the blocks of a page that hold any text."""
    return tuple(block for block in _blocks(page) if block.text)


def _blocks(page: Page) -> Iterator[Block]:
    owners: list[int] = []
    unseen: list[bool] = []
    linked: list[bool] = []
    nesting: set[int] = set()
    for element in page.elements:
        inline = element.tag in _INLINE and element.parent >= 0
        if not inline and element.parent >= 0:
            nesting.add(owners[element.parent])
        owners.append(owners[element.parent] if inline else element.index)
        unseen.append(element.tag in _UNSEEN or (element.parent >= 0 and unseen[element.parent]))
        linked.append(element.tag == "a" or (element.parent >= 0 and linked[element.parent]))
    breaks = [element.start for element in page.elements if element.tag == "br"]
    seen = [text for text in page.texts if not unseen[text.parent]]
    speaking = {owners[text.parent] for text in seen if not page.source[text.start : text.end].isspace()}
    for owner, group in groupby(seen, key=lambda text: owners[text.parent]):
        texts = tuple(group)
        lines = (tuple(line) for _, line in groupby(texts, key=lambda text: bisect_left(breaks, text.start)))
        yield Block(
            element=page.elements[owner],
            start=texts[0].start,
            text=" ".join(filter(None, (_plain(page, line) for line in lines))),
            runs=tuple(filter(None, (_plain(page, (text,)) for text in texts))),
            linked=all(linked[text.parent] for text in texts),
            home=owner if owner in nesting else _home(page, page.elements[owner], speaking),
        )


def _home(page: Page, element: Element, speaking: set[int]) -> int:
    for ancestor in islice(page.ancestors(element), MOST_WRAPPERS):
        if len(ancestor.children) > 1 or ancestor.index in speaking:
            return ancestor.index
        element = ancestor
    return element.parent


def _plain(page: Page, texts: Sequence[Text]) -> str:
    written = "".join(page.source[text.start : text.end] for text in texts)
    return " ".join(unescape(written).split())
