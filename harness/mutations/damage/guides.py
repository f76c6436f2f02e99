"""What guides a browser on a page: the base of its addresses, its encoding, what is chosen or hidden, cells that span.

In: an element, or one of its attributes, that damage takes away. Out: whether a browser then reads other things on the
page otherwise. A scraper that reads them as it does is right by the page it got, and may be excused.
"""

import re

from harness.page import Element

SWITCHES = frozenset({"checked", "hidden", "selected"})
"""Attributes that say all by being there, whatever their value."""

_GUIDES = frozenset({("base", "href"), ("meta", "charset"), ("option", "selected")})
_CELLS = frozenset({"td", "th"})
_SPANS = frozenset({"colspan", "rowspan"})
_LABEL = re.compile(r"charset\s*=", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def guides(element: Element) -> bool:
    """Say whether a browser reads other elements by this one; what it says of itself goes with it."""
    return any((element.tag, name) in _GUIDES for name in element.attributes) or _labels(element)


def guides_by(element: Element, name: str) -> bool:
    """Say whether a browser heeds the attribute, beyond showing its value or leading to it."""
    if name == "hidden":
        return True
    if name == "style":
        return _UNSEEN.search(element.get(name)) is not None
    if name in _SPANS and element.tag in _CELLS:
        return element.get(name).strip() not in {"", "1"}
    if name in {"http-equiv", "content"}:
        return _labels(element)
    return (element.tag, name) in _GUIDES or (element.tag, name) == ("input", "checked")


def _labels(element: Element) -> bool:
    """Say whether this is a meta element that names the encoding in the way of old."""
    named = element.tag == "meta" and element.get("http-equiv").strip().lower() == "content-type"
    return named and _LABEL.search(element.get("content")) is not None
