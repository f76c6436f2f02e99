"""Which end tags of list items and paragraphs HTML lets an author leave out (WHATWG HTML, 13.1.2.4)."""

from bisect import bisect_right

from harness.page import VOID_TAGS, Element, Page

OPTIONAL_TAGS = frozenset({"li", "p"})
PARENTS = {
    "li": frozenset({"ul", "ol", "menu"}),
    "p": frozenset(
        {"article", "aside", "blockquote", "body", "div", "footer", "header", "li", "main", "section", "td"}
    ),
}
"""Parents whose end, too, ends the element."""


def optional(page: Page, element: Element) -> bool:
    """Say whether the element ends in the same place with its end tag as without.

    Only where all that it holds is closed itself, and what follows is such an element again or the parent's end.
    """
    if element.tag not in OPTIONAL_TAGS or element.parent < 0 or not page.sound(element):
        return False
    parent = page.elements[element.parent]
    if parent.tag not in PARENTS[element.tag] or not parent.closed or not _all_closed(page, element):
        return False
    position = element.end
    while position < parent.content_end and page.source[position].isspace():
        position += 1
    if position == parent.content_end:
        return True
    following = parent.children[bisect_right(parent.children, element.index) :][:1]
    return any(
        page.elements[index].tag == element.tag and page.elements[index].start == position for index in following
    )


def _all_closed(page: Page, element: Element) -> bool:
    inside = list(element.children)
    while inside:
        child = page.elements[inside.pop()]
        if not child.closed and child.tag not in VOID_TAGS:
            return False
        inside += child.children
    return True
