"""Where noise may be made: the parts of a page in which a change of spelling cannot change the tree.

Noise is judged strictly, so a place is taken only when it is plain: an HTML page, an element whose tags stand in the
source as they are named, and nothing around it that reads its content in a way of its own.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from harness.page import FORMATTING_TAGS, RAW_TEXT_TAGS, Anchor, Attribute, Edit, Element, Page, value_span

Scope = Literal["node", "subtree", "page"]
SCOPES: tuple[Scope, ...] = ("node", "subtree", "page")

SPACES = " \t\r\n\f"
"""What HTML takes for white space; a no-break space is none."""

BLOCK_TAGS = frozenset(
    (  # noqa: SIM905 (a list of words)
        "html head body meta link base title script style address article aside blockquote center dd details dialog "
        "dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p "
        "search section summary table caption colgroup col thead tbody tfoot tr td th ul"
    ).split()
)
"""Tags around which white space is not rendered, those of the head included."""

OPAQUE_TAGS = (RAW_TEXT_TAGS - {"title", "script", "style"}) | frozenset(
    {"svg", "math", "noscript", "template", "pre", "listing", "object", "frameset"}
)
"""Elements whose content follows rules of its own, or is read in one way by some parsers and in another by others."""

PROLOGUE = re.compile(r"(?:\ufeff|\s|<![^>-]*>)*")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.:-]*\Z")
_PRESERVED = re.compile(r"white-space", re.IGNORECASE)


def is_html(page: Page) -> bool:
    """Say whether every client would take this page for HTML, and not for XML or JSON."""
    kind = (page.response.header("Content-Type") or "text/html").lower()
    return "text/html" in kind and not page.source.lstrip("\ufeff \t\r\n").startswith(("<?xml", "{", "["))


def plain(page: Page, element: Element) -> bool:
    """Say whether the element's tags stand in the source as they are named, outside all opaque content."""
    return element.index in page.once(_plain_elements)


def _plain_elements(page: Page) -> frozenset[int]:
    if not is_html(page):
        return frozenset()
    opaque: set[int] = set()
    found: set[int] = set()
    for element in page.elements:
        if element.tag in OPAQUE_TAGS or element.parent in opaque:
            opaque.add(element.index)
        elif _stands(page, element):
            found.add(element.index)
    return frozenset(found)


def _stands(page: Page, element: Element) -> bool:
    name_end = element.start + 1 + len(element.tag)
    if page.source[element.start : name_end].lower() != f"<{element.tag}" or page.source[element.content - 1] != ">":
        return False
    return not element.closed or page.source.startswith("</", element.content_end)


def folds(page: Page, element: Element) -> bool:
    """Say whether a browser folds white space in the element's own text, as far as the page itself says."""
    return element.index not in page.once(_preserving)


def _preserving(page: Page) -> frozenset[int]:
    found: set[int] = set()
    for element in page.elements:
        if element.tag in {"script", "style"} or element.parent in found or _preserves(element):
            found.add(element.index)
    return frozenset(found)


def _preserves(element: Element) -> bool:
    style = element.attributes.get("style")
    return style is not None and _PRESERVED.search(style.value) is not None


def reached(page: Page, at: Anchor, scope: Scope) -> list[Element]:
    """Return the plain elements that a scope around `at` takes in; none when this page has no such element."""
    target = page.resolve(at)
    kept = page.once(_plain_elements)
    if target is None:
        return []
    if scope == "node":
        return [target] if target.index in kept else []
    if scope == "page":
        return [element for element in page.elements if element.index in kept]
    return [element for element in page.within(target) if element.index in kept]


def narrower(scope: Scope) -> tuple[Scope, ...]:
    """Return the scopes that take in less, the narrowest first."""
    return SCOPES[: SCOPES.index(scope)]


def reach_of(at: Anchor, scope: Scope) -> str:
    """Say how far a scope reaches, for a description."""
    return {"node": f"of {at.path}", "subtree": f"in all of {at.path}", "page": "on the whole page"}[scope]


def accepts(page: Page, applies: Callable[[Element], bool]) -> Callable[[Element], bool]:
    """Return a test for plain elements of an HTML page to which `applies` agrees."""
    kept = page.once(_plain_elements)
    return lambda element: element.index in kept and applies(element)


def in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Sort edits by position and keep the first of those that overlap: misnested markup has elements of one tag."""
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or (edit.start >= kept[-1].end and edit[:2] != kept[-1][:2]):
            kept.append(edit)
    return kept


def tidy_attributes(page: Page, element: Element) -> list[Attribute]:
    """Return the attributes in source order, or none when the start tag holds anything that a parser would repair.

    A repeated attribute is such a thing: the first one counts, so its place is not free.
    """
    return page.once(_tidy_attributes)[element.index]


def _tidy_attributes(page: Page) -> list[list[Attribute]]:
    return [_tidied(page, element) for element in page.elements]


def _tidied(page: Page, element: Element) -> list[Attribute]:
    if element.content - element.start <= len(element.tag) + len("<>"):
        return []
    attributes = sorted(element.attributes.values(), key=lambda one: one.start)
    position = element.start + 1 + len(element.tag)
    for attribute in attributes:
        between = page.source[position : attribute.start]
        if not between or not between.isspace() or not _NAME.match(attribute.name):
            return []
        position = attribute.end
    rest = page.source[position : element.content]
    return attributes if rest.strip() in {">", "/>"} else []


def quote_of(page: Page, attribute: Attribute) -> str | None:
    """Return the quote around an attribute's value, "" when it is unquoted, None when there is no value."""
    span = value_span(page.source, attribute)
    if span is None:
        return None
    return page.source[span[1]] if span[1] < attribute.end else ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place between two tags of block-level elements, empty or white space."""

    start: int
    end: int
    before: int
    """Index of the element whose tag stands before."""
    after: int
    chain: int
    """Number of its chain: the tags and white space between two texts."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """The gaps of a page, and which chains hold white space.

    White space may be added to a chain that has some, or that no text precedes or follows, and taken from one that
    keeps some: for every element around, the folded text then stays the same, whichever tags it is collected across.
    """

    all: tuple[Gap, ...]
    spaced: frozenset[int]
    """Chains that hold white space."""
    open: frozenset[int]
    """Chains before the first text of the page or after the last."""

    @classmethod
    def of(cls, page: Page) -> "Gaps":
        """Find the gaps of a page, in order of position."""
        return page.once(cls._found)

    @classmethod
    def _found(cls, page: Page) -> "Gaps":
        tags = _tags(page)
        if not tags or not is_html(page):
            return cls((), frozenset(), frozenset())
        edges = {0} if PROLOGUE.fullmatch(page.source, 0, tags[0][0]) else set()
        unsettled = _first_misnested(page)
        gaps: list[Gap] = []
        spaced: set[int] = set()
        chain = 0
        for (_, left, first, context), (right, _, second, _) in pairwise(tags):
            between = page.source[left:right]
            blocks = context and {page.elements[first].tag, page.elements[second].tag} <= BLOCK_TAGS
            if not blocks or (between and not between.isspace()):
                chain += 1
                continue
            if between:
                spaced.add(chain)
            if first != second and right <= unsettled:
                gaps.append(Gap(left, right, first, second, chain))
        if not page.source[tags[-1][1] :].strip():
            edges.add(chain)
        return cls(tuple(gaps), frozenset(spaced), frozenset(edges))

    def of_elements(self, elements: Sequence[Element]) -> list[Gap]:
        """Return the gaps beside a tag of one of these elements."""
        indices = {element.index for element in elements}
        return [gap for gap in self.all if gap.before in indices or gap.after in indices]


def _first_misnested(page: Page) -> int:
    """Return where the first formatting element starts that a parser reopens: it would do so around white space."""
    for element in page.elements:
        if element.tag in FORMATTING_TAGS:
            around = page.elements[element.parent].content_end if element.parent >= 0 else len(page.source)
            if not element.closed or element.end > around:
                return element.start
    return len(page.source)


def _tags(page: Page) -> list[tuple[int, int, int, bool]]:
    """Return (start, end, element, whether the content that follows is plain) of every tag in the source."""
    closed_in: set[int] = set()
    tags: list[tuple[int, int, int, bool]] = []
    for element in page.elements:
        opaque = element.tag in OPAQUE_TAGS or _preserves(element) or not _stands(page, element)
        if opaque or element.parent in closed_in:
            closed_in.add(element.index)
        inside = element.index not in closed_in
        outside = element.parent not in closed_in
        tags.append(
            (element.start, element.content, element.index, inside if element.content < element.end else outside)
        )
        if element.closed:
            tags.append((element.content_end, element.end, element.index, outside))
    tags.sort()
    return [tag for number, tag in enumerate(tags) if not number or tag[0] >= tags[number - 1][1]]
