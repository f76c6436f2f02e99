"""Whether taking a part away changed the tree in no other way.

In: a page and a part. Out: whether a browser builds the tree that was meant.
"""

from collections.abc import Iterator

from harness.page import Page, combine, splice
from harness.page.index import index
from harness.parts import NEUTRAL, Kind, Part, edits_of

_SHIFTS: dict[Kind, int] = {"child": 1, "wrapper": -1}
"""How much deeper the element and all in it come to stand."""
_ADDED: dict[Kind, str] = {"child": NEUTRAL, "position": ""}
"""What comes to stand before the element, an empty text for its own tag."""

Step = tuple[int, str]
"""An element's depth and tag."""


def is_neutral(page: Page, part: Part) -> bool:
    """Say whether all elements but the part's own are as deep as before and called as they were."""
    expected = list(_expected(page, part))
    found = index(splice(page.source, combine([edits_of(page, part)])[0]))
    return len(expected) == len(found) and all(
        depth == one.depth and tag in {one.tag, ""} for (depth, tag), one in zip(expected, found, strict=True)
    )


def _expected(page: Page, part: Part) -> Iterator[Step]:
    """Yield what the tree should be; an empty tag stands for any."""
    inner = -1
    """Depth of the element while those in it are passed."""
    for element in page.elements:
        if element.depth <= inner:
            if part.kind == "last":
                yield inner, page.elements[part.element].tag
            inner = -1
        here = element.index == part.element
        if here:
            inner = element.depth
        moved = inner >= 0
        if here and part.kind in _ADDED:
            yield element.depth, _ADDED[part.kind] or element.tag
        if (part.kind == "element" and moved) or (part.kind == "wrapper" and here):
            continue
        shift = _SHIFTS.get(part.kind, 0) if moved else 0
        yield element.depth + shift, "" if here and part.kind == "tag" else element.tag
    if inner >= 0 and part.kind == "last":
        yield inner, page.elements[part.element].tag
