"""The twin of a control: the same elements without what they say.

A scraper whose selectors count elements loses its way by any new element, and may refuse for that. What it does on the
twin as well is no fault of the control's words.
"""

import re

_TAG = re.compile(r"(</?[a-z][a-z0-9]*)[^<>]*(>)")
_LETTER = re.compile(r"(<[^<>]*>)|\w")


def muted(markup: str) -> str:
    """Return markup without attributes, and with an x for each letter or digit of its text."""
    return _LETTER.sub(lambda found: found[1] or "x", _TAG.sub(r"\1\2", markup))
