"""Where a page can take what controls add, without tearing what is there.

In: a page and markup. Out: the edit that puts it there; none where the page leaves out the tags that mark the place, or
is so short that what is added would be most of it: nobody could tell such a page from an error page.
"""

from harness.mutations.markup import ends_plainly
from harness.page import RAW_TEXT_TAGS, Edit, Element, Page

SHORTEST_PAGE = 2000
"""Characters of text from which a page takes controls; they have two hundred at most. Of 537 real pages 482 do."""

_OF_CONTENT = frozenset({"article", "aside", "main", "section"})
"""Elements whose header is not the site's."""
_UNSEEN = RAW_TEXT_TAGS | {"noscript"}


def end_of_head(page: Page, markup: str) -> list[Edit]:
    """Put markup right before the end tag of the head."""
    return [_at(head.content_end, markup) for head in _first(page, "head") if head.closed]


def start_of_body(page: Page, markup: str) -> list[Edit]:
    """Put markup right after the start tag of the body."""
    return [_at(body.content, markup) for body in _first(page, "body")]


def end_of_body(page: Page, markup: str) -> list[Edit]:
    """Put markup right before the end tag of the body."""
    return [_at(body.content_end, markup) for body in _first(page, "body") if ends_plainly(page, body)]


def site_header(page: Page, markup: str) -> list[Edit]:
    """Put markup at the end of the site's header, or in one of its own at the start of the body."""
    for header in page.by_tag.get("header", ()):
        of_site = _OF_CONTENT.isdisjoint(around.tag for around in page.ancestors(header))
        if of_site and page.sound(header) and ends_plainly(page, header) and page.once(_is_long):
            return [_at(header.content_end, markup)]
    return start_of_body(page, f"<header>{markup}</header>")


def _at(place: int, markup: str) -> Edit:
    return Edit(place, place, markup)


def _first(page: Page, tag: str) -> list[Element]:
    return list(page.by_tag.get(tag, ())[:1]) if page.once(_is_long) else []


def _is_long(page: Page) -> bool:
    shown = (text.end - text.start for text in page.texts if page.elements[text.parent].tag not in _UNSEEN)
    return sum(shown) >= SHORTEST_PAGE
