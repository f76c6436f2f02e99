"""Rotate a hashed class, as each build of a page with CSS modules or styled components does."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.vocabulary import carrying, fresh, renamed_classes, tokens_of
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Page

_HASHED = re.compile(
    r"(?P<kept>(?:css|jss|jsx|emotion|svelte|astro)-|sc-|.*__|.*--|.*_)(?P<hash>[A-Za-z0-9]{5,10})(?P<rest>(?:-\d+)?)"
)
_MIXED = re.compile(r"(?=.*[0-9])(?=.*[A-Za-z])|[a-z]+[A-Z]+[a-z]*[A-Z]")
"""Digits among letters, or capitals as no word has them."""

HASHES = ("q7f2k9", "w3h8zt")


def hash_span(token: str) -> tuple[int, int] | None:
    """Return where the generated part of a class token stands, or None: `Title_root__a8f3x`, `css-1x2y3z`."""
    match = _HASHED.fullmatch(token)
    return match.span("hash") if match and _MIXED.match(match["hash"]) else None


class RotateHash(msgspec.Struct, frozen=True, tag_field="name", tag="rotate-hash"):
    """Rename the hashed class `token` to `to` wherever it stands; `at` is one such place."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["rotate-hash"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    token: str
    to: str

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite each class attribute that has the token."""
        return renamed_classes(carrying(page, (self.token,)), {self.token: self.to})

    def simpler(self) -> Iterator[Self]:
        """A hash is the same on a whole page: nothing changes less."""
        yield from ()

    def describe(self) -> str:
        """Name both tokens."""
        return f"generated class {self.token!r} became {self.to!r} on the whole page"


def rotate_hash(aim: Aim) -> st.SearchStrategy[RotateHash]:
    """Draw an element near the values with a hashed class, and another hash."""
    page = aim.page
    taken = tokens_of(page)
    spans = {token: span for token in taken if (span := hash_span(token))}

    def rotated(drawn: tuple[Anchor, int, str]) -> RotateHash:
        at, number, new = drawn
        tokens = [token for token in page.elements[at.element].classes if token in spans]
        token = tokens[number % len(tokens)]
        start, end = spans[token]
        return RotateHash(at=at, token=token, to=fresh(token[:start] + new + token[end:], taken))

    return aim.places(lambda element: not spans.keys().isdisjoint(element.classes), range(4), HASHES).map(rotated)
