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
from harness.page import Anchor, Edit, Element, Page, value_span

Spaces = Literal["after", "around"]

LISTS = frozenset({"class", "rel"})
"""Attributes whose value is a set of tokens (WHATWG HTML, 3.2.6 and 4.6.7)."""

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
        edits = []
        for element in reached(page, self.at, self.scope):
            for start, end in _lists(page, element):
                tokens = _RUN.sub("  ", page.source[start:end].strip(SPACES))
                new = f"{tokens} " if self.spaces == "after" else f" {tokens} "
                if new != page.source[start:end]:
                    edits.append(Edit(start, end, new))
        return in_order(edits)

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say where the spaces are, and how far the change goes."""
        where = "after" if self.spaces == "after" else "around"
        return f"spaces put between and {where} the classes {reach_of(self.at, self.scope)}"


def _lists(page: Page, element: Element) -> Iterator[tuple[int, int]]:
    for attribute in tidy_attributes(page, element):
        span = value_span(page.source, attribute)
        if attribute.name in LISTS and attribute.value.strip() and span is not None and quote_of(page, attribute):
            yield span


def token_spacing(aim: Aim) -> st.SearchStrategy[TokenSpacing]:
    """Draw an element with a list of classes between quotes, where spaces are put, and how far around it."""
    page = aim.page
    return drawn(
        TokenSpacing,
        aim,
        accepts(page, lambda element: next(_lists(page, element), None) is not None),
        spaces=("after", "around"),
        scope=SCOPES,
    )
