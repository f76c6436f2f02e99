"""Rename one class token, on one element and its peers, on all elements of its tag, or on the whole page.

Of class tokens that disappear, most go everywhere at once, and some only in places (design, decision 11).
"""

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
from harness.page import Anchor, Edit, Page

STYLES = ("{}-v2", "new-{}", "")
"""What becomes of the token; empty when it is dropped."""


class RenameClass(msgspec.Struct, frozen=True, tag_field="name", tag="rename-class"):
    """Rename the class `token` of the element `at` to `to`, as far as `scope` says; an empty `to` drops it."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["rename-class"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    token: str
    to: str
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the class attribute of each element in scope."""
        target = page.resolve(self.at)
        if target is None or self.token not in target.classes:
            return []
        among = carrying(page, (self.token,))
        return renamed_classes(reached(page, target, self.scope, among), {self.token: self.to})

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in SCOPES[: SCOPES.index(self.scope)]:
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the token and how far the change goes."""
        reach = f"{self.at.path} and its like" if self.scope == "node" else beyond(self.at, self.scope)
        change = f"renamed to {self.to!r}" if self.to else "dropped"
        return f"class {self.token!r} {change} on {reach}"


def rename_class(aim: Aim) -> st.SearchStrategy[RenameClass]:
    """Draw a class token of an element near the values and a new name for it."""
    page = aim.page
    taken = tokens_of(page)

    def renamed(drawn: tuple[Anchor, int, str, int]) -> RenameClass:
        at, number, style, reach = drawn
        element = page.elements[at.element]
        tokens = element.classes
        token = tokens[number % len(tokens)]
        scopes = plausible_scopes(aim, element, page.by_class[token])
        to = fresh(style.format(token), taken) if style else ""
        return RenameClass(at=at, token=token, to=to, scope=scopes[reach % len(scopes)])

    return aim.places(lambda element: bool(element.classes), range(6), STYLES, range(6)).map(renamed)
