"""Write a letter as a character reference, or a reference as its letter, in a text or an attribute value."""

import re
from collections.abc import Iterator
from html import unescape
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts
from harness.mutations.noise.ground import accepts, reached, tidy_attributes
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, value_span

Form = Literal["decimal", "hexadecimal", "letter"]
FORMS: tuple[Form, ...] = ("decimal", "hexadecimal", "letter")

_PIECES = re.compile(r"(?P<reference>&#?\w+;?)|(?P<letter>[A-Za-z,.!?\u00c0-\u024f])")
_OBSOLETE = re.compile(r"&#(?:0*1[2-5]\d|x0*[89][0-9a-f]);", re.IGNORECASE)
"""References to C1 controls: HTML reads them as windows-1252, some parsers do not."""


class CharacterReferences(msgspec.Struct, frozen=True, tag_field="name", tag="character-references"):
    """Write one letter, or every one, of a text or attribute value of `at` in this form."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["character-references"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    attribute: str = ""
    """Name of the attribute; empty for the text directly in the element."""
    form: Form = "decimal"
    number: int | None = 0
    """Which letter (or, for the form `letter`, which reference), from 0; None for every one."""

    def edits(self, page: Page) -> list[Edit]:
        """Replace the letters or references by the other form."""
        edits = [
            edit
            for element in reached(page, self.at, "node")
            for start, end in _spans(page, element, self.attribute)
            for edit in _rewritten(page.source, start, end, self.form)
        ]
        return edits if self.number is None else edits[self.number : self.number + 1]

    def simpler(self) -> Iterator[Self]:
        """The first letter alone is the least."""
        if self.number != 0:
            yield msgspec.structs.replace(self, number=0)

    def describe(self) -> str:
        """Name the place and the form."""
        which = "every letter" if self.number is None else f"letter {self.number + 1}"
        place = f"attribute {self.attribute!r}" if self.attribute else "the text"
        form = "without character reference" if self.form == "letter" else f"as {self.form} character reference"
        return f"{which} in {place} of {self.at.path} written {form}"


def _spans(page: Page, element: Element, attribute: str) -> Iterator[tuple[int, int]]:
    if not attribute:
        if element.tag in {"script", "style"}:
            return
        for text in direct_texts(page, element):
            if "<" not in page.source[text.start : text.end]:
                yield text.start, text.end
        return
    for one in tidy_attributes(page, element):
        span = value_span(page.source, one)
        if one.name == attribute and span is not None and not _read_as_bytes(element):
            yield span


def _read_as_bytes(element: Element) -> bool:
    """Say whether the encoding is searched in this element before there is a parser."""
    return element.tag == "meta" and ("charset" in element.attributes or "http-equiv" in element.attributes)


def _rewritten(source: str, start: int, end: int, form: Form) -> Iterator[Edit]:
    for piece in _PIECES.finditer(source, start, end):
        letter = piece["letter"]
        if letter and form != "letter":
            reference = f"&#{ord(letter)};" if form == "decimal" else f"&#x{ord(letter):X};"
            yield Edit(*piece.span(), reference)
        elif form == "letter" and piece[0].endswith(";") and not _OBSOLETE.fullmatch(piece[0]):
            resolved = unescape(piece[0])
            if len(resolved) == 1 and (resolved.isprintable() or resolved == "\xa0") and resolved not in "<>&\"'` =":
                yield Edit(*piece.span(), resolved)


def character_references(aim: Aim) -> st.SearchStrategy[CharacterReferences]:
    """Draw an element with a text or attribute value, one letter or all of it, and the form."""
    page = aim.page

    def places(element: Element) -> list[str]:
        names = [attribute.name for attribute in tidy_attributes(page, element) if attribute.value]
        names = [] if _read_as_bytes(element) else names
        return ["", *names] if direct_texts(page, element) and element.tag not in {"script", "style"} else names

    def written(drawn: tuple[Anchor, int, int, int | None]) -> CharacterReferences:
        at, name, form, number = drawn
        element = page.elements[at.element]
        names = places(element)
        spans = [span for attribute in names for span in _spans(page, element, attribute)]
        resolvable = any("&" in page.source[start:end] for start, end in spans)
        forms = FORMS if resolvable else FORMS[:2]
        return CharacterReferences(
            at=at, attribute=names[name % len(names)], form=forms[form % len(forms)], number=number
        )

    return aim.places(accepts(page, lambda element: bool(places(element))), range(6), range(6), (0, 1, 2, 5, None)).map(
        written
    )
