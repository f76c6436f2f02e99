"""Where a redesign may strike without tearing the page: the content model, lists that change as one, whole values.

In: a page and an element. Out: whether a change is plausible there. A page is made from templates, so what happens to
one element of a list happens to its peers; a change of one alone would lose a part of a list, which no scraper notices.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts
from harness.page import RAW_TEXT_TAGS, VOID_TAGS, Edit, Element, Page, Text

BLOCK_TAGS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "details",
            "div",
            "dl",
            "fieldset",
            "figure",
            "footer",
        ),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section"),
        *("table", "ul"),
    }
)
INLINE_TAGS = frozenset(
    {
        *("a", "abbr", "b", "cite", "code", "data", "del", "em", "i", "img", "ins", "label", "mark", "q", "s", "small"),
        *("span", "strong", "sub", "sup", "time", "u"),
    }
)
BLOCK_PARENTS = frozenset(
    {
        *("article", "aside", "blockquote", "body", "center", "div", "fieldset", "figure", "footer", "form", "header"),
        *("li", "main", "nav", "section", "td"),
    }
)
"""Elements that take any flow content."""

NO_INLINE_PARENTS = frozenset(
    {
        *(
            "audio",
            "colgroup",
            "dl",
            "head",
            "html",
            "object",
            "ol",
            "optgroup",
            "option",
            "picture",
            "select",
            "table",
        ),
        *("tbody", "tfoot", "thead", "tr", "ul", "video", *RAW_TEXT_TAGS),
    }
)
"""Elements whose children are of given kinds only."""

CELLS = frozenset({"td", "th", "dt", "dd", "li", "option", "caption", "figcaption"})
"""Elements that hold one thing each, by what they are for."""
_NO_BLOCK_AROUND = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "button", "pre"})
_BARRED = frozenset({"head", "math", "noscript", "object", "select", "svg", "template"})


def barred(page: Page, element: Element) -> bool:
    """Say whether the element stands where HTML's rules are others: head, select, template, foreign content."""
    return element.index in page.once(_barred)


def takes_block(page: Page, element: Element) -> bool:
    """Say whether a `div` may stand in the element's place: one within a `p` would end the `p`."""
    if element.parent >= 0 and page.elements[element.parent].tag not in BLOCK_PARENTS:
        return False
    return element.parent not in page.once(_without_blocks)


def takes_inline(page: Page, element: Element) -> bool:
    """Say whether a `span` may stand in the element's place."""
    if element.parent >= 0 and page.elements[element.parent].tag in NO_INLINE_PARENTS:
        return False
    return element.parent not in page.once(_barred)


def _barred(page: Page) -> frozenset[int]:
    return _within(page, _BARRED)


def _without_blocks(page: Page) -> frozenset[int]:
    return _within(page, _NO_BLOCK_AROUND | _BARRED)


def _within(page: Page, tags: frozenset[str]) -> frozenset[int]:
    """Return the indices of the elements of these tags, and of all within them."""
    found: set[int] = set()
    for element in page.elements:
        if element.tag in tags or element.parent in found:
            found.add(element.index)
    return frozenset(found)


def whole(page: Page, element: Element) -> bool:
    """Say whether the element can be cut, wrapped or moved: its tags are all there and cross no others."""
    return (element.closed or element.tag in VOID_TAGS) and page.sound(element)


def shape(element: Element) -> tuple[str, frozenset[str]]:
    """Return by what elements are told apart at a glance: tag and class set."""
    return element.tag, frozenset(element.classes)


def within_values(aim: Aim) -> Callable[[Element], bool]:
    """Return a test for elements inside one whose text holds a value: what is added or removed there changes it.

    Of a long list only some entries are looked for on the page, so the peers of an element whose own text holds a value
    count as holders too.
    """
    page = aim.page
    worded = [page.elements[index] for index in aim.worded if _has_words(page, page.elements[index])]
    cells = [cell for element in worded for cell in _cells(page, element)]
    held = {_place(page, element) for element in (*worded, *cells)}
    around = {*aim.worded, *(cell.index for cell in cells)}
    for element in page.elements:
        if element.parent in around or _place(page, element) in held:
            around.add(element.index)
    return lambda element: element.parent in around


def _cells(page: Page, element: Element) -> Iterator[Element]:
    """Yield cells and entries around an element that hold no more text than it: read as a whole, they are values."""
    own = _texts_within(page, element)
    for around in page.ancestors(element):
        if _texts_within(page, around) > own:
            return
        if around.tag in CELLS:
            yield around


def _texts_within(page: Page, element: Element) -> int:
    starts = page.once(_text_starts)
    return bisect_left(starts, element.end) - bisect_left(starts, element.start)


def _text_starts(page: Page) -> list[int]:
    return [text.start for text in page.texts]


def _has_words(page: Page, element: Element) -> bool:
    return any(page.source[text.start : text.end].strip() for text in direct_texts(page, element))


def _place(page: Page, element: Element) -> tuple[object, ...]:
    """Return what the elements of a list have in common: the shapes of an element and of its parent."""
    return shape(element), shape(page.elements[element.parent]) if element.parent >= 0 else None


def texts_of(page: Page, element: Element) -> list[Text]:
    """Return the runs of text directly below an element, in source order."""
    return [text for text in direct_texts(page, element) if element.content <= text.start < element.content_end]


def in_order(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits by position; of two at one place the one that ends there comes first."""
    return sorted(edits, key=lambda edit: (edit.start, edit.end))
