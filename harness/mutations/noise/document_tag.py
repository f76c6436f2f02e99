"""Leave out the tags of `html`, `head` and `body`, as minifiers do, or write those that an author left out.

A browser has these elements in any case. Parsers that are none of HTML, such as `html.parser` below Beautiful Soup,
have them only where their tags stand: scrapers on them may be excused.
"""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Self, get_args

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.noise.ground import PROLOGUE, SPACES, plain
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Edit, Element, Page

Tag = Literal["html", "head", "body"]

HEAD_TAGS = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})
"""What a parser puts in the head as long as no body has begun."""

_NOTHING = re.compile(f"[{SPACES}]*")
_NEXT = re.compile(f"[{SPACES}]*(.{{0,6}})", re.DOTALL)


class DocumentTag(msgspec.Struct, frozen=True, tag_field="name", tag="document-tag"):
    """Cut the tags of the element `tag` where HTML lets an author leave them out, or write the start tag."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["document-tag"]
    ambiguous: ClassVar[bool] = True

    tag: Tag = "html"

    def edits(self, page: Page) -> list[Edit]:
        """Cut both tags, or insert the start tag; the end tag may always be missing."""
        if not page.elements or not plain(page, page.elements[0]):
            return []
        standing = page.by_tag.get(self.tag, ())
        if standing:
            return _without(page, standing[0]) if len(standing) == 1 else []
        place = _beginning(page, self.tag)
        return [] if place is None else [Edit(place, place, f"<{self.tag}>")]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Name the element."""
        return f"tags of <{self.tag}> left out where they stand, written where they do not"


def _without(page: Page, element: Element) -> list[Edit]:
    """Cut an element's tags, provided that what it begins with would begin it too (WHATWG HTML, 13.1.2.4)."""
    if element.attributes or not plain(page, element) or not element.closed:
        return []
    first = page.elements[element.children[0]] if element.children else None
    if first is None or not _NOTHING.fullmatch(page.source, element.content, first.start):
        return []
    after = _NEXT.match(page.source, element.end)[1].lower()  # type: ignore[index]  # it matches anywhere
    followed = {"head": after.startswith("<body"), "body": after.startswith("</html") or not after, "html": not after}
    if not followed[element.tag] or (element.tag == "body" and first.tag in HEAD_TAGS):
        return []
    return [Edit(element.start, element.content, ""), Edit(element.content_end, element.end, "")]


def _beginning(page: Page, tag: Tag) -> int | None:
    """Return where an element begins whose start tag is left out; None where that is not plain."""
    first = page.elements[0]
    if tag == "html":
        return first.start if PROLOGUE.fullmatch(page.source, 0, first.start) else None
    rooted = first.tag == "html"
    position = first.content if rooted else first.start
    for element in (one for one in page.elements[rooted:] if one.depth == rooted):
        if not _NOTHING.fullmatch(page.source, position, max(position, element.start)):
            return None
        if tag == "head":
            return element.start if element.tag in HEAD_TAGS else None
        if element.tag not in HEAD_TAGS | {"head"}:
            return element.start
        position = element.end
    return None


def document_tag(aim: Aim) -> st.SearchStrategy[DocumentTag]:
    """Draw an element whose tags can be left out or written."""
    records = [record for record in map(DocumentTag, get_args(Tag)) if record.edits(aim.page)]
    return st.sampled_from(records) if records else st.nothing()
