"""Replace all classes of the nearest classed ancestor-or-self of an element: what a new stylesheet does."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.vocabulary import (
    SCOPES,
    Scope,
    beyond,
    carrying,
    fresh,
    plausible_scopes,
    reached,
    renamed_classes,
    tokens_of,
)
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

STEMS = ("block", "l-item", "css-1q7hf2")
"""New names, none of which says what it holds."""


class ReplaceClasses(msgspec.Struct, frozen=True, tag_field="name", tag="replace-classes"):
    """Replace every class token that the element `at` has by `to`, as far as `scope` says."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["replace-classes"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    to: str
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the class attribute of each element in scope that shares one of the tokens."""
        target = page.resolve(self.at)
        if target is None or not target.classes:
            return []
        tokens = dict.fromkeys(target.classes)
        mapping = {token: f"{self.to}-{number}" if number else self.to for number, token in enumerate(tokens)}
        among = carrying(page, mapping)
        return renamed_classes(reached(page, target, self.scope, among), mapping)

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in SCOPES[: SCOPES.index(self.scope)]:
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the element and how far the change goes."""
        if self.scope == "node":
            return f"all classes of {self.at.path} and its like replaced by {self.to!r}"
        return f"all classes of {self.at.path} replaced by {self.to!r} on {beyond(self.at, self.scope)}"


def replace_classes(aim: Aim) -> st.SearchStrategy[ReplaceClasses]:
    """Draw an element near the values; what is replaced is on it or on the nearest ancestor with classes."""
    page = aim.page
    taken = tokens_of(page)

    def classed(element: Element) -> Element | None:
        return next((one for one in (element, *page.ancestors(element)) if one.classes), None)

    def replaced(drawn: tuple[Anchor, str, int]) -> ReplaceClasses:
        at, stem, reach = drawn
        element = classed(page.elements[at.element]) or page.elements[at.element]
        among = list({one.index: one for token in element.classes for one in page.by_class[token]}.values())
        scopes = plausible_scopes(aim, element, among)
        return ReplaceClasses(at=page.anchor(element), to=fresh(stem, taken), scope=scopes[reach % len(scopes)])

    return aim.places(lambda element: classed(element) is not None, STEMS, range(6)).map(replaced)
