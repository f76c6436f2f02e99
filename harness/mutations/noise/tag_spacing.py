"""Lay tags out anew, as formatters do: an attribute a line, `=` between spaces, `</p >`; none of it is in the tree."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import (
    SCOPES,
    SPACES,
    Scope,
    accepts,
    in_order,
    narrower,
    quote_of,
    reach_of,
    reached,
    tidy_attributes,
)
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, value_span

Layout = Literal["lines", "spaces"]


class TagSpacing(msgspec.Struct, frozen=True, tag_field="name", tag="tag-spacing"):
    """Put each attribute in scope and the end of each end tag on a line of its own, or spaces around all of them."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["tag-spacing"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    layout: Layout = "lines"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Replace the white space within the tags."""
        laid_out = page.once(_in_lines if self.layout == "lines" else _in_spaces)
        return in_order(edit for element in reached(page, self.at, self.scope) for edit in laid_out[element.index])

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the layout and how far the change goes."""
        manner = "an attribute a line" if self.layout == "lines" else "with spaces around attributes and ="
        return f"tags {reach_of(self.at, self.scope)} written {manner}"


def _in_lines(page: Page) -> list[list[Edit]]:
    return [_changes(page, element, "\n    ", "", "\n") for element in page.elements]


def _in_spaces(page: Page) -> list[list[Edit]]:
    return [_changes(page, element, "  ", " = ", " ") for element in page.elements]


def _changes(page: Page, element: Element, before: str, sign: str, last: str) -> list[Edit]:
    edits = _laid_out(page, element, before, sign, last)
    return [edit for edit in edits if edit.text != page.source[edit.start : edit.end]]


def _laid_out(page: Page, element: Element, before: str, sign: str, last: str) -> Iterator[Edit]:
    """Yield what is written before each attribute, for its equals sign (if anything) and before the end tag's end."""
    position = element.start + 1 + len(element.tag)
    for attribute in tidy_attributes(page, element):
        yield Edit(position, attribute.start, before)
        span, quote = value_span(page.source, attribute), quote_of(page, attribute)
        if sign and span is not None:
            yield Edit(attribute.start + len(attribute.name), span[0] - len(quote or ""), sign)
        position = attribute.end
    if element.closed:
        name_end = element.content_end + len("</") + len(element.tag)
        if not page.source[name_end : element.end].rstrip(SPACES + ">"):
            yield Edit(name_end, element.end - 1, last)


def tag_spacing(aim: Aim) -> st.SearchStrategy[TagSpacing]:
    """Draw an element with an attribute or an end tag, a layout, and how far around it."""
    page = aim.page

    def spacious(element: Element) -> bool:
        return element.closed or bool(tidy_attributes(page, element))

    return drawn(TagSpacing, aim, accepts(page, spacious), layout=("lines", "spaces"), scope=SCOPES)
