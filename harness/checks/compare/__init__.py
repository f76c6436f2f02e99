"""How two results differ, field by field.

White space never counts: how a page is laid out in its source is not part of a value. Nor do tags where a value is
itself markup, since a scraper that keeps HTML keeps its class names too. A field that had a value and has
none now is *missing*, which is honest; one that has another value is *changed*; one whose JSON type is another is
*retyped*. A text that lost blocks is missing them; a text that kept most of its words but gained others is *blended*;
one that differs only in characters that are no text (controls, U+FFFD) is *garbled*, which whoever reads it can see.
"""

from harness.checks.compare.difference import WHOLE, Difference
from harness.checks.compare.fields import compare
from harness.checks.compare.lists import has_key
from harness.checks.compare.thresholds import LONG_TEXT
from harness.checks.compare.values import is_empty, text_of, unspaced

__all__ = ["LONG_TEXT", "WHOLE", "Difference", "compare", "has_key", "is_empty", "text_of", "unspaced"]
