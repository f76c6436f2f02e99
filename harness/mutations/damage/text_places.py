"""Where foreign characters are put: between words, so that none of them is torn; and which ones."""

import re
from typing import Literal, get_args

from harness.mutations.markup import direct_texts
from harness.page import RAW_TEXT_TAGS, Element, Page

Control = Literal["\0", "\b", "\x1b", "\x7f"]
CONTROLS: tuple[Control, ...] = get_args(Control)

MOST_BOUNDARIES = 64
"""How far into a text places are drawn."""

_BOUNDARY = re.compile(r"\b(?=\w)|(?<=\w)\b")
_SURROGATE = 0xDC00


def word_boundaries(page: Page, element: Element) -> list[int]:
    """Return the beginnings and ends of the words in the text directly in an element; none in scripts and styles."""
    if element.tag in RAW_TEXT_TAGS - {"title"}:
        return []
    return [place for text in direct_texts(page, element) for place in boundaries_in(page.source, text.start, text.end)]


def boundaries_in(source: str, start: int, end: int) -> list[int]:
    """Return the beginnings and ends of the words in a span; none where a character reference might be torn."""
    if source.find("&", start, end) >= 0:
        return []
    return [boundary.start() for boundary in _BOUNDARY.finditer(source, start, end)]


def as_surrogates(sequence: bytes) -> str:
    """Return the text that stands for bytes which cannot be decoded, and becomes them when it is encoded (PEP 383)."""
    return "".join(chr(_SURROGATE + byte) for byte in sequence)
