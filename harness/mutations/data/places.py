"""Which values of a page's structured data a change strikes: of JSON mostly those that the scraper reads.

Values of a list change alike, and so do the elements of one template that have the same property.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.json_block import Block, BlockKind, attribute_blocks, blocks_at, blocks_of
from harness.mutations.json_source import JsonValue, Path, template
from harness.mutations.picked import Picked
from harness.page import Anchor, Element, Page

Choice = TypeVar("Choice")

SHALLOW = 2
"""Longest path of a value that is drawn more often: what scrapers read of linked data stands near the root."""
SHOWING = frozenset(
    {
        *("address", "article", "b", "blockquote", "dd", "div", "dt", "em", "figcaption", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "i", "label", "li", "p", "section", "small", "span", "strong", "td", "th"),
    }
)
"""Elements of which microdata takes the text, and which may hold a `span` or a `meta`."""


class Place(NamedTuple, Generic[Choice]):
    """A value that a change may strike, and what may be made of it."""

    at: Anchor
    path: Path
    block: BlockKind
    choice: Choice


def blocks(aim: Aim) -> list[tuple[Element, Block]]:
    """Return the blocks near the values with their elements; where no script is near, the page's linked data.

    Of attributes those that hold a value, and of the same one on elements of one template the first.
    """
    found = [(aim.page.elements[index], block) for index, block in blocks_of(aim.page).items()]
    near = set(aim.near)
    close = [place for place in found if place[0].index in near]
    close = close or [place for place in found if place[1].kind == "JSON-LD"] or ([] if near else found)
    return [*close, *read_attributes(aim)]


def read_attributes(aim: Aim) -> list[tuple[Element, Block]]:
    """Return the attributes of JSON that hold a value, of the same one on elements of one template the first."""
    first: dict[tuple[object, ...], tuple[Element, Block]] = {}
    known = attribute_blocks(aim.page)
    for index in sorted(known.keys() & set(aim.near)):
        element = aim.page.elements[index]
        for block in known[index].values():
            if block.holds(block.root, aim.stated):
                first.setdefault((aim.page.templates[index], element.tag, element.depth, block.kind), (element, block))
    return list(first.values())


def struck(page: Page, at: Anchor, kind: BlockKind, path: Path = ()) -> Iterator[tuple[Block, JsonValue]]:
    """Yield the value at a path of a block, and its like in other items of a list, each with the block."""
    target = page.resolve(at)
    for block in blocks_at(page, target, kind) if target is not None else ():
        yield from ((block, value) for value in block.alike(path))


def json_places(aim: Aim, choices: Callable[[Block, JsonValue], Iterable[Choice]]) -> st.SearchStrategy[Place[Choice]]:
    """Draw a value for which `choices` yields something, and one of what it yields; items of a list count once.

    Of four draws two are of values that the scraper reads or that hold such, one is of a shallow value, and one may be
    any: where the page has them.
    """
    anywhere: list[Place[Choice]] = []
    held: list[Place[Choice]] = []
    for script, block in blocks(aim):
        at = aim.page.anchor(script)
        read = {template(value.path) for value in block.values if block.holds(value, aim.stated)}
        first = {template(value.path): value for value in reversed(block.values)}
        for alike, value in first.items():
            found = [Place(at, value.path, block.kind, choice) for choice in choices(block, value)]
            anywhere += found
            held += found if alike in read else ()
    if not anywhere:
        return st.nothing()
    for places in (anywhere, held):
        places.sort(key=lambda place: len(place.path))
    shallow = [place for place in anywhere if len(place.path) <= SHALLOW] or anywhere
    pools = (held or shallow, held or shallow, shallow, anywhere)

    def placed(drawn: tuple[int, int]) -> Place[Choice]:
        pool = pools[drawn[0]]
        return pool[drawn[1] * len(pool) // len(anywhere)]

    return Picked((len(pools), len(anywhere)), placed)


def key_of(value: JsonValue) -> str:
    """Return the key under which a value stands; empty for an item of a list, for the root and for JSON-LD's words."""
    key = value.path[-1] if value.path else 0
    return key if isinstance(key, str) and not key.startswith("@") else ""


def properties_alike(page: Page, element: Element | None) -> list[Element]:
    """Return an element and those of its template that have the same microdata property."""
    if element is None:
        return []
    name = element.get("itemprop")
    return [peer for peer in page.peers(element) if peer.get("itemprop") == name]


def meta_key(element: Element) -> str:
    """Return by what the meta element is known; empty for those that are no data, and for other elements."""
    if element.tag != "meta" or not element.get("content"):
        return ""
    key = element.get("property") or element.get("name") or element.get("itemprop")
    return "" if key in {"robots", "viewport"} else key
