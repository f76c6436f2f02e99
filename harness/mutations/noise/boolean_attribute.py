"""Write attributes without a value as `name` or as `name=""`, which are the same attribute."""

from collections.abc import Iterator
from typing import ClassVar, Self

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
    reach_of,
    reached,
    tidy_attributes,
)
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Element, Page, value_span

REPEATED_BY_LIBXML = frozenset(
    "checked compact declare defer disabled ismap multiple nohref noresize noshade nowrap readonly selected".split()  # noqa: SIM905 (a list of words)
)
"""Attributes for which libxml2 reads `name` as `name="name"`: scrapers on lxml would see the difference."""


class BooleanAttribute(msgspec.Struct, frozen=True, tag_field="name", tag="boolean-attribute"):
    """Change the form of the attributes in scope that have no value or an empty one."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["boolean-attribute"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Add `=""` to a bare name, and take it from a name that has it."""
        edits = []
        for element in reached(page, self.at, self.scope):
            for attribute in _empty(page, element):
                written = page.source[attribute.start : attribute.end]
                name = written[: len(attribute.name)]
                edits.append(Edit(attribute.start, attribute.end, f'{name}=""' if written == name else name))
        return in_order(edits)

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say how far the change goes."""
        return f"empty attributes {reach_of(self.at, self.scope)} written in the other form"


def _empty(page: Page, element: Element) -> list[Attribute]:
    return [
        attribute
        for attribute in tidy_attributes(page, element)
        if attribute.name not in REPEATED_BY_LIBXML and not _written_value(page, attribute)
    ]


def _written_value(page: Page, attribute: Attribute) -> str:
    """Return the value as written: the parsed value of a `class` is a list: white space alone is lost in it."""
    start, end = value_span(page.source, attribute) or (0, 0)
    return page.source[start:end]


def boolean_attribute(aim: Aim) -> st.SearchStrategy[BooleanAttribute]:
    """Draw an element with an empty attribute and how far around it their form is changed."""
    page = aim.page
    return drawn(
        BooleanAttribute,
        aim,
        accepts(page, lambda element: bool(_empty(page, element))),
        scope=SCOPES,
    )
