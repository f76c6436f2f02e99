"""Which end tags HTML lets an author leave out, and where (WHATWG HTML, 13.1.2.4)."""

from bisect import bisect_right

from harness.mutations.noise.ground import SPACES
from harness.page import VOID_TAGS, Element, Page

_BLOCKS = frozenset(
    (  # noqa: SIM905 (a list of words)
        "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "header hgroup hr main menu nav ol p pre section ul"
    ).split()
)
"""What ends a paragraph in every mode: a table does not where the page has no doctype."""
_CELLS = frozenset({"td", "th"})
_TERMS = frozenset({"dt", "dd"})
_RUBIES = frozenset({"rt", "rp"})
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})

ENDED_BY = {
    "li": frozenset({"li"}),
    "p": _BLOCKS,
    "dt": _TERMS,
    "dd": _TERMS,
    "rt": _RUBIES,
    "rp": _RUBIES,
    "option": frozenset({"option", "optgroup"}),
    "optgroup": frozenset({"optgroup"}),
    "caption": _ROW_GROUPS | {"colgroup", "tr"},
    "colgroup": _ROW_GROUPS | {"tr"},
    "thead": _ROW_GROUPS - {"thead"},
    "tbody": _ROW_GROUPS - {"thead"},
    "tfoot": frozenset[str](),
    "tr": frozenset({"tr"}),
    "td": _CELLS,
    "th": _CELLS,
}
"""Tag to the tags before which its end tag may be missing."""
PARENTS = {
    "li": frozenset({"ul", "ol", "menu"}),
    "p": frozenset(
        {"article", "aside", "blockquote", "body", "div", "footer", "header", "li", "main", "section", "td"}
    ),
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
    "rt": frozenset({"ruby"}),
    "rp": frozenset({"ruby"}),
    "option": frozenset({"select", "optgroup"}),
    "optgroup": frozenset({"select"}),
    "tr": _ROW_GROUPS | {"table"},
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
} | dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"), frozenset({"table"}))
"""Parents that the element may have: those whose end, too, ends it."""
_NEVER_LAST = frozenset({"dt", "caption", "colgroup", "thead"})
_SPACELESS = frozenset({"caption", "colgroup"})
"""Elements that take in no white space which follows."""


def optional(page: Page, element: Element) -> bool:
    """Say whether the element ends in the same place with its end tag as without.

    Only where all that it holds ends of itself, and what follows ends the element.
    """
    return element.index in page.once(_optional)


def _optional(page: Page) -> frozenset[int]:
    whole = [False] * len(page.elements)
    ended = [False] * len(page.elements)
    for element in reversed(page.elements):
        inside = (page.elements[index] for index in element.children)
        whole[element.index] = all(
            whole[child.index] and (child.closed or child.tag in VOID_TAGS or ended[child.index]) for child in inside
        )
        ended[element.index] = whole[element.index] and _is_ended(page, element)
    found: set[int] = set()
    for element in page.elements:
        if ended[element.index] and (page.elements[element.parent].closed or element.parent in found):
            found.add(element.index)
    return frozenset(found)


def _is_ended(page: Page, element: Element) -> bool:
    """Say whether an element that ends here or before the white space here is ended by what follows."""
    if element.tag not in ENDED_BY or element.parent < 0 or not page.sound(element):
        return False
    parent = page.elements[element.parent]
    if parent.tag not in PARENTS[element.tag]:
        return False
    position = element.end
    while position < parent.content_end and page.source[position] in SPACES:
        position += 1
    if position > element.end and element.tag in _SPACELESS:
        return False
    if position == parent.content_end:
        return element.tag not in _NEVER_LAST
    following = parent.children[bisect_right(parent.children, element.index) :][:1]
    return any(
        page.elements[index].tag in ENDED_BY[element.tag] and page.elements[index].start == position
        for index in following
    )
