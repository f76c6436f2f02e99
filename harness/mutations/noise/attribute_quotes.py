"""Quote attribute values in another way: double, single, or not at all where HTML allows it, as minifiers do."""

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
from harness.page import Anchor, Attribute, Edit, Element, Page, value_span

Quotes = Literal["single", "double", "none"]

_MARKS: dict[Quotes, str] = {"single": "'", "double": '"', "none": ""}
_BARE = re.compile(r"""[^\s"'`=<>]*[^\s"'`=<>/]""")


class AttributeQuotes(msgspec.Struct, frozen=True, tag_field="name", tag="attribute-quotes"):
    """Give the attribute values in scope these quotes, where the value itself allows them."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["attribute-quotes"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    quotes: Quotes = "single"
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Write each value that can bear it between the new quotes."""
        return in_order(
            edit
            for element in reached(page, self.at, self.scope)
            for attribute in tidy_attributes(page, element)
            for edit in self._requoted(page, attribute)
        )

    def _requoted(self, page: Page, attribute: Attribute) -> Iterator[Edit]:
        span = value_span(page.source, attribute)
        old, new = quote_of(page, attribute), _MARKS[self.quotes]
        if span is None or old is None or old == new:
            return
        value = page.source[span[0] : span[1]]
        bare = _BARE.fullmatch(value) and page.source[attribute.end] != "/"  # the slash would belong to the value
        if new not in value if new else bare:
            yield Edit(span[0] - len(old), span[1] + len(old), f"{new}{value}{new}")

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the quotes and how far the change goes."""
        manner = "without quotes" if self.quotes == "none" else f"in {self.quotes} quotes"
        return f"attribute values {reach_of(self.at, self.scope)} written {manner}"


def attribute_quotes(aim: Aim) -> st.SearchStrategy[AttributeQuotes]:
    """Draw an element with an attribute value, quotes for it, and how far around it they are changed."""
    page = aim.page

    def quoted(element: Element) -> bool:
        return any(quote_of(page, attribute) is not None for attribute in tidy_attributes(page, element))

    return drawn(
        AttributeQuotes,
        aim,
        accepts(page, quoted),
        quotes=("single", "double", "none"),
        scope=SCOPES,
    )
