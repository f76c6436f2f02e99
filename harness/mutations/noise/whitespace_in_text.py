"""Write the white space between the words of a text in another way, as editors wrap lines: a browser folds it."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts, drawn
from harness.mutations.noise.ground import SCOPES, SPACES, Scope, accepts, folds, narrower, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Layout = Literal["doubled", "wrapped", "folded"]

_WRITTEN: dict[Layout, str] = {"doubled": "  ", "wrapped": "\n      ", "folded": " "}
_RUN = re.compile(f"[{SPACES}]+")


class WhitespaceInText(msgspec.Struct, frozen=True, tag_field="name", tag="whitespace-in-text"):
    """Write each run of white space in the texts in scope as two spaces, as a new line, or as one space."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["whitespace-in-text"]

    at: Anchor
    layout: Layout = "doubled"
    scope: Scope = "node"

    @property
    def ambiguous(self) -> bool:
        """Whether whoever turns the page into lines, as Markdown is, may keep them."""
        return self.layout == "wrapped"

    def edits(self, page: Page) -> list[Edit]:
        """Replace each run that is written otherwise."""
        new = _WRITTEN[self.layout]
        runs = page.once(_runs)
        return sorted(
            Edit(start, end, new)
            for element in reached(page, self.at, self.scope)
            for start, end in runs.get(element.index, ())
            if page.source[start:end] != new
        )

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Name the layout and how far the change goes."""
        manner = {"doubled": "doubled", "wrapped": "written as new lines", "folded": "written as one space"}
        return f"white space between the words {reach_of(self.at, self.scope)} {manner[self.layout]}"


def _runs(page: Page) -> dict[int, list[tuple[int, int]]]:
    """Return for each element where white space stands in the texts directly in it, perhaps markup left out."""
    found: dict[int, list[tuple[int, int]]] = {}
    for element in page.elements:
        for text in direct_texts(page, element) if folds(page, element) else ():
            if "<" not in page.source[text.start : text.end]:
                runs = [run.span() for run in _RUN.finditer(page.source, text.start, text.end)]
                found.setdefault(element.index, []).extend(runs)
    return found


def whitespace_in_text(aim: Aim) -> st.SearchStrategy[WhitespaceInText]:
    """Draw an element with white space in its text, how it is written, and how far around it."""
    page = aim.page
    runs = page.once(_runs)

    def spaced(element: Element) -> bool:
        return bool(runs.get(element.index))

    return drawn(WhitespaceInText, aim, accepts(page, spaced), layout=tuple(_WRITTEN), scope=SCOPES)
