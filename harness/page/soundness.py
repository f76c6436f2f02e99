"""Which elements cannot be cut out of the source without changing what stands around them.

In: the elements of a page. Out: the indices of those whose source is torn or holds up something outside it. Sloppy
markup is full of such: `<b><p></b></p>`, text directly in a table, `<p><div></div></p>`, content after `</body>`. What
a browser does with each is in WHATWG HTML, section 13.2.6 (tree construction).
"""

import re
from collections.abc import Iterator, Sequence

import turbohtml

from harness.page.element import FORMATTING_TAGS, VOID_TAGS, Element, within

DOCUMENT_TAGS = frozenset({"html", "head", "body", "frameset"})
TABLE_TAGS = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
"""Elements out of which the parser moves text and other elements, to before the table."""
_FELLOWS = (frozenset({"dt", "dd"}), frozenset({"rt", "rp"}), frozenset({"tbody", "thead", "tfoot"}))
"""Elements that imply each other's end."""

_ENDED_BY_MUCH = frozenset({"svg", "math", "select"})

_FORM = re.compile(r"<form[\s/>]", re.IGNORECASE)
_HEADISH = re.compile(
    r"(?:\s++|<!--.*?-->)*+<(?:/|(?:base|basefont|bgsound|link|meta|noframes|noscript|script|style|template|title)[\s/>])",
    re.DOTALL | re.IGNORECASE,
)
"""What is ignored, or put in the head, where no body has begun."""
_NOTHING = re.compile(r"(?:\s++|<!--.*?-->)*+", re.DOTALL)


def crossed(source: str, elements: Sequence[Element]) -> frozenset[int]:
    """Return the indices of the elements whose source cannot be cut out alone."""
    torn = {*_torn(elements)}
    moved = {place for place in torn if elements[place].tag not in DOCUMENT_TAGS}
    # In what was moved out of a table, a form is ended at once and an omitted end tag comes later than it seems.
    loose = {
        element.index
        for element in elements
        if (element.tag == "form" or not (element.closed or element.tag in VOID_TAGS))
        and not moved.isdisjoint(_lineage(elements, element.index))
    }
    return frozenset((*torn, *loose, *_moved(source, elements), *_shutting(source, elements), *_reopened(elements)))


def _lineage(elements: Sequence[Element], place: int) -> Iterator[int]:
    """Yield an element and those around it, innermost first."""
    while place >= 0:
        yield place
        place = elements[place].parent


def _torn(elements: Sequence[Element]) -> Iterator[int]:
    """Yield elements whose spans cross, or nest in another way than the tree does."""
    open_now: list[Element] = []
    for element in sorted(elements, key=lambda one: one.start):
        while open_now and open_now[-1].end <= element.start:
            open_now.pop()
        around = open_now[-1].index if open_now else -1
        if element.parent != around:
            spans = {outer.index for outer in open_now}
            yield element.index
            yield from spans.symmetric_difference(_lineage(elements, element.parent))
        for outer in reversed(open_now):
            if outer.content <= element.start and element.end <= outer.content_end:
                break
            yield from (element.index, outer.index)
        open_now.append(element)


def _moved(source: str, elements: Sequence[Element]) -> Iterator[int]:
    """Yield what the parser builds by rules of its own.

    Framesets, unclosed `svg`, `math` and `select`, which much else ends, forms with a form in them, which is ignored,
    forms directly in a table, which are emptied, tables with text of their own, which is moved before them, and the
    element that begins a body which the source leaves out, if what follows would not begin it.
    """
    forms = [element.index for element in elements if element.tag == "form"]
    if forms and len(_FORM.findall(source)) > len(forms):
        yield from forms
    for element in elements:
        if element.tag == "frameset" or (element.tag in _ENDED_BY_MUCH and not element.closed):
            yield from (one.index for one in within(elements, element))
        if element.tag == "form" and element.parent >= 0 and elements[element.parent].tag in TABLE_TAGS:
            yield from (element.index, element.parent)
        if element.tag in TABLE_TAGS and not _only_elements(source, elements, element):
            for outer in _lineage(elements, element.index):
                yield outer
                if elements[outer].tag == "table":
                    break
    if not any(element.tag == "body" for element in elements):
        first = next((element for element in elements if _begins_body(element)), None)
        if first and _HEADISH.match(source, first.end):
            yield first.index


def _only_elements(source: str, elements: Sequence[Element], element: Element) -> bool:
    position = element.content
    for child in element.children:
        if not _NOTHING.fullmatch(source, position, max(position, elements[child].start)):
            return False
        position = max(position, elements[child].end)
    return _NOTHING.fullmatch(source, position, max(position, element.content_end)) is not None


def _begins_body(element: Element) -> bool:
    above = element._node.parent  # noqa: SLF001 (the two modules share the element's node, and nobody else does)
    return isinstance(above, turbohtml.Element) and above.tag == "body"


def _shutting(source: str, elements: Sequence[Element]) -> Iterator[int]:
    """Yield elements that end the one before them, where nothing after them would end it in their place."""
    ends_all = DOCUMENT_TAGS | TABLE_TAGS
    roots = [element.index for element in elements if element.parent < 0]
    for family, limit in [(roots, len(source)), *((one.children, one.content_end) for one in elements)]:
        for number, place in enumerate(family[1:], 1):
            before, element = elements[family[number - 1]], elements[place]
            if before.closed or before.tag in VOID_TAGS or before.tag in DOCUMENT_TAGS or before.end != element.start:
                continue
            parent = elements[element.parent] if element.parent >= 0 else None
            if parent and (parent.tag in FORMATTING_TAGS or not (parent.closed or parent.tag in ends_all)):
                yield place  # what ends the parent would not end what is left open in it
            if before.tag in FORMATTING_TAGS and not (parent and parent.closed):
                yield place
            after = elements[family[number + 1]] if number + 1 < len(family) else None
            gap = _NOTHING.fullmatch(source, element.end, max(element.end, after.start if after else limit))
            if gap is None or (after and not _alike(element.tag, after.tag)):
                yield place


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in fellows and other in fellows for fellows in _FELLOWS)


def _reopened(elements: Sequence[Element]) -> Iterator[int]:
    """Yield elements that the parser opened again elsewhere, and those between the two places."""
    if not elements:
        return
    top: turbohtml.Node = elements[0]._node  # noqa: SLF001 (as above)
    while top.parent is not None:
        top = top.parent
    places: dict[turbohtml.Node, int] = {element._node: element.index for element in elements}  # noqa: SLF001
    latest = -1
    for node in top.iter_elements():
        latest = places.get(node, latest)
        if latest < 0 or node in places or node.tag not in FORMATTING_TAGS:
            continue
        above = node.parent
        while above is not None and above not in places:
            above = above.parent
        around = places[above] if above is not None else -1
        origin = next((place for place in range(latest, -1, -1) if _copied(elements[place], node)), -1)
        yield from set(_lineage(elements, origin)).symmetric_difference(_lineage(elements, around))
        ending = (place for place in range(latest + 1, len(elements)) if elements[place].tag == node.tag)
        yield from (min(latest + 1, len(elements) - 1), next(ending, latest))


def _copied(element: Element, copy: turbohtml.Element) -> bool:
    return element.tag == copy.tag and element._node.attrs == copy.attrs  # noqa: SLF001 (as above)
