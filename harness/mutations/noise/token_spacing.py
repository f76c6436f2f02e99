"""Write the white space in lists of classes otherwise, as templates that fill in optional classes do: `class="a  b "`.

A browser finds the same classes. Who compares the attribute as a whole sees another value, and may be excused.
"""

import re
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
from harness.page import Anchor, Edit, Page, value_span

Spaces = Literal["after", "around"]

_RUN = re.compile(f"[{SPACES}]+")


class TokenSpacing(msgspec.Struct, frozen=True, tag_field="name", tag="token-spacing"):
    """Double the spaces between the classes in scope and put one after the last, or before the first as well."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["token-spacing"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    spaces: Spaces = "after"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each list by its tokens with other spaces."""
        lists, first = page.once(_lists), " " if self.spaces == "around" else ""
        written = (lists[element.index] for element in reached(page, self.at, self.scope) if element.index in lists)
        edits = (Edit(start, end, f"{first}{tokens} ") for start, end, tokens in written)
        return in_order(edit for edit in edits if edit.text != page.source[edit.start : edit.end])

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say where the spaces are, and how far the change goes."""
        where = "after" if self.spaces == "after" else "around"
        return f"spaces put between and {where} the classes {reach_of(self.at, self.scope)}"


def _lists(page: Page) -> dict[int, tuple[int, int, str]]:
    """Return for each element with classes between quotes where they stand, and what they are with two spaces each."""
    found: dict[int, tuple[int, int, str]] = {}
    for element in page.elements:
        for attribute in tidy_attributes(page, element):
            if attribute.name == "class" and attribute.value.strip() and quote_of(page, attribute):
                start, end = value_span(page.source, attribute) or (attribute.end, attribute.end)
                found[element.index] = start, end, _RUN.sub("  ", page.source[start:end].strip(SPACES))
    return found


def token_spacing(aim: Aim) -> st.SearchStrategy[TokenSpacing]:
    """Draw an element with a list of classes between quotes, where spaces are put, and how far around it."""
    page = aim.page
    return drawn(
        TokenSpacing,
        aim,
        accepts(page, lambda element: element.index in page.once(_lists)),
        spaces=("after", "around"),
        scope=SCOPES,
    )
