"""The elements of a source text, found in one parse."""

import re
from bisect import bisect_right

import turbohtml

from harness.page.element import VOID_TAGS, Element, source_offset

_CRLF = re.compile("\r\n")
_UNDECODED = re.compile("[\ud800-\udfff]")


def index(source: str) -> tuple[Element, ...]:
    """Return every element that stands in the source, in document order.

    Elements that the parser adds by itself (an omitted `tbody`, a formatting element opened again) have no place in the
    source and are left out; their children hang from the nearest ancestor that has one.
    """
    try:
        return _elements(source, source)
    except UnicodeDecodeError:  # bytes that are no text stand in a name: the parser has no word for them
        return _elements(source, _UNDECODED.sub("\ufffd", source))


def _elements(source: str, parsed: str) -> tuple[Element, ...]:
    newlines = (
        [match.start() - number for number, match in enumerate(_CRLF.finditer(source))] if "\r\n" in source else []
    )
    elements: list[Element] = []
    places: dict[turbohtml.Node, int] = {}
    for node in turbohtml.parse(parsed, source_locations=True).iter_elements():
        located = node.source_location
        if located is None:
            continue
        place = len(elements)
        places[node] = place
        above = node.parent
        parent = places.get(above, -1) if above is not None else -1
        while parent < 0 and above is not None:
            above = above.parent
            parent = places.get(above, -1) if above is not None else -1
        (_, _, start, _, _, content), closing, _ = located
        content_end, end = (closing[2], closing[5]) if closing else (-1, -1)
        if newlines:
            start, content = source_offset(start, newlines), source_offset(content, newlines)
            if closing:
                content_end, end = source_offset(content_end, newlines), source_offset(end, newlines)
        depth = 0
        if parent >= 0:
            outer = elements[parent]
            outer.children.append(place)
            depth = outer.depth + 1
        elements.append(Element(place, node.tag, parent, depth, start, content, content_end, end, node, newlines))
    _imply_ends(elements, len(source))
    return tuple(elements)


def _imply_ends(elements: list[Element], length: int) -> None:
    """Put the ends that the source leaves out where the next thing begins."""
    roots = [element.index for element in elements if element.parent < 0]
    for element in elements:
        if element.end >= 0:
            continue
        if element.tag in VOID_TAGS:
            element.content_end = element.end = element.content
            continue
        limit, siblings = length, roots
        if element.parent >= 0:
            limit, siblings = elements[element.parent].content_end, elements[element.parent].children
        following = bisect_right(siblings, element.index)
        after = elements[siblings[following]].start if following < len(siblings) else limit
        end = min(after, limit) if after >= element.content else limit
        element.content_end = element.end = max(element.content, end)
