"""Cut the page off, as a connection does that breaks, or a server that dies while it writes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, value_span


class Truncate(msgspec.Struct, frozen=True, tag_field="name", tag="truncate"):
    """Cut everything off from `back` characters before the end of the element `at`, or of the page, on."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["truncate"]
    ambiguous: ClassVar[bool] = False

    at: Anchor | None = None
    back: int = 0

    def edits(self, page: Page) -> list[Edit]:
        """Remove the rest of the source."""
        end = len(page.source)
        if self.at is not None:
            target = page.resolve(self.at)
            if target is None:
                return []
            end = target.end
        cut = end - self.back
        return [Edit(cut, len(page.source), "")] if 0 <= cut < len(page.source) else []

    def simpler(self) -> Iterator[Self]:
        """A later cut removes less; by steps half as long each, so that the last one that matters is soon found."""
        for halvings in range(self.back.bit_length()):
            yield msgspec.structs.replace(self, back=self.back - (self.back >> halvings))

    def describe(self) -> str:
        """Say where the page ends."""
        place = self.at.path if self.at is not None else "the page"
        if not self.back:
            return f"page cut off right after {place}"
        return f"page cut off {self.back} {'character' if self.back == 1 else 'characters'} before the end of {place}"


def _cuts(page: Page, element: Element) -> list[int]:
    """Return where a cut hurts in different ways: within tags, values, references, text, scripts and comments.

    Within a character is another change, for what is left is then no text: `TearCharacter`.
    """
    source = page.source
    places = {
        element.start + 1,
        element.content - 1,
        element.content,
        (element.content + element.content_end) // 2,
        element.content_end,
        element.content_end + 2,
        element.end,
    }
    for attribute in element.attributes.values():
        span = value_span(source, attribute)
        places.add(sum(span) // 2 if span else attribute.end)
    reference = source.find("&", element.content, element.content_end)
    if reference >= 0:
        places.add(reference + 2)
    comments = page.once(_comments)
    following = bisect_left(comments, element.start)
    places.update(place + len("<!-- ") for place in comments[following : following + 1])
    return sorted((place for place in places if element.start < place <= element.end), reverse=True)


def _comments(page: Page) -> list[int]:
    return [comment.start() for comment in re.finditer("<!--", page.source)]


def truncate(aim: Aim) -> st.SearchStrategy[Truncate]:
    """Draw an element and a place in it, or any place of the page, as often."""
    page = aim.page

    def cut(drawn: tuple[Anchor, int]) -> Truncate:
        at, number = drawn
        element = page.elements[at.element]
        cuts = _cuts(page, element)
        return Truncate(at=at, back=element.end - cuts[number % len(cuts)])

    anywhere = st.builds(Truncate, at=st.none(), back=st.integers(1, len(page.source))) if page.source else st.nothing()
    within = aim.places(lambda element: element.content < element.end, range(24)).map(cut)
    return st.one_of(within, anywhere)
