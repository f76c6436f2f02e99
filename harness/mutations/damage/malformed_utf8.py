"""Put a sequence of bytes between words of a UTF-8 page that looks like UTF-8 and is none (RFC 3629, section 3).

Such come from databases and languages with an encoding of their own: Java writes NUL in two bytes, MySQL and JavaScript
write half a pair of UTF-16 in three. As with a single byte, the page's text has them as lone surrogates (PEP 383).
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.damage.text_places import MOST_BOUNDARIES, as_surrogates, word_boundaries
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

Form = Literal["cut", "overlong", "overlong-nul", "surrogate", "surrogate-pair", "beyond-unicode"]

SEQUENCES: Mapping[Form, bytes] = MappingProxyType(
    {
        "cut": b"\xe2\x82",  # two bytes of three
        "overlong": b"\xc0\xaf",  # "/" in two bytes
        "overlong-nul": b"\xc0\x80",  # U+0000 as in Java's modified UTF-8
        "surrogate": b"\xed\xa0\xbd",  # U+D83D, the first half of a pair
        "surrogate-pair": b"\xed\xa0\xbd\xed\xb8\x80",  # U+1F600 as in CESU-8
        "beyond-unicode": b"\xf4\x90\x80\x80",  # U+110000
    }
)


class MalformedUtf8(msgspec.Struct, frozen=True, tag_field="name", tag="malformed-utf8"):
    """Put the sequence of `form` at a word boundary of the text in `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["malformed-utf8"]
    ambiguous: ClassVar[bool] = True  # to a client that guesses, or falls back to windows-1252, these are characters

    at: Anchor
    form: Form = "cut"
    boundary: Annotated[int, msgspec.Meta(ge=0)] = 0
    """Beginning or end of which word, counted from 0 in the text directly in the element."""

    def edits(self, page: Page) -> list[Edit]:
        """Insert the bytes as the surrogates that stand for them."""
        target = page.resolve(self.at)
        if target is None or page.codec != "utf-8":
            return []
        places = word_boundaries(page, target)[self.boundary : self.boundary + 1]
        return [Edit(place, place, as_surrogates(SEQUENCES[self.form])) for place in places]

    def simpler(self) -> Iterator[Self]:
        """The first word is the plainest, and a cut sequence the shortest."""
        if self.boundary:
            yield msgspec.structs.replace(self, boundary=0)
        if self.form != "cut":
            yield msgspec.structs.replace(self, form="cut")

    def describe(self) -> str:
        """Name the bytes and their place."""
        shown = SEQUENCES[self.form].hex(" ").upper()
        return f"malformed UTF-8 ({self.form}: {shown}) put into the text of {self.at.path}"


def malformed_utf8(aim: Aim) -> st.SearchStrategy[MalformedUtf8]:
    """Draw an element with text, a word boundary and a form."""
    page = aim.page
    if page.codec != "utf-8":
        return st.nothing()

    def placed(drawn: tuple[Anchor, Form, int]) -> MalformedUtf8:
        at, form, number = drawn
        boundaries = len(word_boundaries(page, page.elements[at.element]))
        return MalformedUtf8(at=at, form=form, boundary=number % boundaries)

    return aim.places(lambda one: bool(word_boundaries(page, one)), tuple(SEQUENCES), range(MOST_BOUNDARIES)).map(
        placed
    )
