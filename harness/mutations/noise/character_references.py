"""Write a letter as a character reference, or a reference as its letter, in a text or an attribute value."""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import codepoint2name
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import direct_texts
from harness.mutations.noise.ground import accepts, reached, tidy_attributes
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page, value_span

Form = Literal["decimal", "hexadecimal", "letter", "named"]

KEYWORDS = frozenset(
    {"class", "id", "itemprop", "itemscope", "itemtype", "lang", "name", "property", "rel", "role", "target", "type"}
)
"""Attributes whose values are names: no template writes a letter of these as a reference."""

_PIECES = re.compile(r"(?P<reference>&#?\w+;?)|(?P<letter>[A-Za-z,.!?\u00c0-\u024f])")
_NAMEABLE = re.compile(r"(?P<reference>&#?\w+;?)|(?P<letter>[\xa0-\u2666>]|&(?= ))")
"""What may have a name. A lone ampersand before a space is itself (WHATWG HTML, 13.1.4)."""
_OBSOLETE = re.compile(r"&#(?:0*1[2-5]\d|x0*[89][0-9a-f]);", re.IGNORECASE)
"""References to C1 controls: HTML reads them as windows-1252, some parsers do not."""


class CharacterReferences(msgspec.Struct, frozen=True, tag_field="name", tag="character-references"):
    """Write one letter, or every one, of a text or attribute value of `at` in this form.

    Names are those of HTML 4, which every parser knows.
    """

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["character-references"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    attribute: str = ""
    """Name of the attribute; empty for the text directly in the element."""
    form: Form = "decimal"
    number: int | None = 0
    """Which letter that can be written so (or, for the form `letter`, which reference), from 0; None for every one."""

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
    if form == "letter":
        yield from _resolved(source, start, end)
        return
    for piece in (_NAMEABLE if form == "named" else _PIECES).finditer(source, start, end):
        if (letter := piece["letter"]) and (reference := _reference(letter, form)):
            yield Edit(*piece.span(), reference)


def _reference(letter: str, form: Form) -> str:
    """Return a letter's reference; empty where it has no name, or HTML 5 means another letter by it."""
    if form == "named":
        name = f"&{codepoint2name.get(ord(letter))};"
        return name if unescape(name) == letter else ""
    return f"&#{ord(letter)};" if form == "decimal" else f"&#x{ord(letter):X};"


def _resolved(source: str, start: int, end: int) -> Iterator[Edit]:
    for piece in _PIECES.finditer(source, start, end):
        if piece[0].endswith(";") and not _OBSOLETE.fullmatch(piece[0]):
            resolved = unescape(piece[0])
            readable = len(resolved) == 1 and (resolved.isprintable() or resolved == "\xa0")
            lone = resolved == "&" and source[piece.end() : end].startswith(" ")
            if lone or (readable and resolved not in "<>&\"'` ="):
                yield Edit(*piece.span(), resolved)


def _forms(page: Page, element: Element, attribute: str) -> list[Form]:
    """Return the forms in which some letter of a place can be written; numbers also where none can."""
    further: tuple[Form, ...] = ("letter", "named")
    spans = list(_spans(page, element, attribute))
    able = [form for form in further if any(next(_rewritten(page.source, *span, form), None) for span in spans)]
    return ["decimal", "hexadecimal", *able]


def character_references(aim: Aim) -> st.SearchStrategy[CharacterReferences]:
    """Draw an element with a text or attribute value, one letter or all of it, and the form."""
    page = aim.page

    def places(element: Element) -> list[str]:
        tidy = [attribute for attribute in tidy_attributes(page, element) if attribute.value]
        names = [] if _read_as_bytes(element) else [one.name for one in tidy if one.name not in KEYWORDS]
        return ["", *names] if direct_texts(page, element) and element.tag not in {"script", "style"} else names

    def written(drawn: tuple[Anchor, int, int, int | None]) -> CharacterReferences:
        at, name, form, number = drawn
        element = page.elements[at.element]
        names = places(element)
        attribute = names[name % len(names)]
        forms = _forms(page, element, attribute)
        return CharacterReferences(at=at, attribute=attribute, form=forms[form % len(forms)], number=number)

    options = (range(6), range(12), (0, 1, 2, 5, None))
    return aim.places(accepts(page, lambda element: bool(places(element))), *options).map(written)
