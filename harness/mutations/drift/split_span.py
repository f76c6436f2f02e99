"""Put an inner `span` around the first words of a text, or remove the one that is there: the text stays as it was."""

import re
from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.places import NO_INLINE_PARENTS, barred, texts_of, whole
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

Mode = Literal["in", "out"]
_WORD = re.compile(r"\S+")


class SplitSpan(msgspec.Struct, frozen=True, tag_field="name", tag="split-span"):
    """Put a `span` around the first `words` words of the first text of `at`, or remove its only inner `span`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["split-span"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    mode: Mode = "in"
    words: int = 1

    def edits(self, page: Page) -> list[Edit]:
        """Insert two tags or cut two."""
        target = page.resolve(self.at)
        if target is None or self.mode not in _modes(page, target):
            return []
        if self.mode == "out":
            inner = page.elements[target.children[0]]
            return [Edit(inner.start, inner.content, ""), Edit(inner.content_end, inner.end, "")]
        text = texts_of(page, target)[0]
        words = list(_WORD.finditer(page.source, text.start, text.end))
        start, end = words[0].start(), words[min(self.words, len(words)) - 1].end()
        return [Edit(start, start, "<span>"), Edit(end, end, "</span>")]

    def simpler(self) -> Iterator[Self]:
        """A span around one word is the simplest."""
        if self.words > 1:
            yield msgspec.structs.replace(self, words=1)

    def describe(self) -> str:
        """Name the element and the change."""
        words = "word" if self.words == 1 else f"{self.words} words"
        change = f"span put around the first {words}" if self.mode == "in" else "inner span removed"
        return f"{change} of {self.at.path}"


def _modes(page: Page, element: Element) -> list[Mode]:
    """Return what can be done: an insertion where text stands in a line, a removal where the sole child is a span."""
    if element.tag in NO_INLINE_PARENTS or barred(page, element):
        return []
    modes: list[Mode] = ["in"] if texts_of(page, element) else []
    if len(element.children) == 1:
        inner = page.elements[element.children[0]]
        if inner.tag == "span" and whole(page, inner):
            modes.append("out")
    return modes


def split_span(aim: Aim) -> st.SearchStrategy[SplitSpan]:
    """Draw an element near the values with text of its own or an inner span."""
    page = aim.page

    def split(drawn: tuple[Anchor, int, int]) -> SplitSpan:
        at, number, words = drawn
        modes = _modes(page, page.elements[at.element])
        mode = modes[number % len(modes)]
        return SplitSpan(at=at, mode=mode, words=words if mode == "in" else 1)

    return aim.places(lambda element: bool(_modes(page, element)), range(2), range(1, 4)).map(split)
