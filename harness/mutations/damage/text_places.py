"""Where foreign characters are put into text: between its words, so that none of them is torn."""

import re

from harness.mutations.markup import direct_texts
from harness.page import RAW_TEXT_TAGS, Element, Page

MOST_BOUNDARIES = 64
"""How far into a text places are drawn."""

_BOUNDARY = re.compile(r"\b(?=\w)|(?<=\w)\b")


def word_boundaries(page: Page, element: Element) -> list[int]:
    """Return the beginnings and ends of the words in the text directly in an element; none in scripts and styles."""
    if element.tag in RAW_TEXT_TAGS - {"title"}:
        return []
    return [
        boundary.start()
        for text in direct_texts(page, element)
        if "&" not in page.source[text.start : text.end]
        for boundary in _BOUNDARY.finditer(page.source, text.start, text.end)
    ]
