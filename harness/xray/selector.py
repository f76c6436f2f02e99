"""The shortest CSS selector that finds one element of a page and no other.

In: a page and an element. Out: its name, its `id`, a class, an attribute, two of these, or a path by place from the
nearest element around it that has such a selector.
"""

import re
from collections.abc import Iterator

from harness.page import Element, Page

LONGEST_VALUE = 60
"""Characters of an attribute's value that a selector may repeat."""

_NAME = re.compile(r"-?[A-Za-z_][A-Za-z0-9_-]*")
_ATTRIBUTE = re.compile(r"[a-z_][a-z0-9_-]*")
_PLAIN = re.compile(r"[^\"\\\x00-\x1f\x7f]+")
_NOT_NAMED = frozenset({"id", "class", "style", "content", "href", "src"})


def selector_of(page: Page, element: Element) -> str:
    """Return the shortest selector for an element, of equally short ones a tag before an `id` before a class."""
    steps: list[str] = []
    while True:
        simple = min(_unique(page, element), key=len, default="")
        if simple or element.parent < 0:
            return " > ".join([simple or element.tag, *reversed(steps)])
        like = [one for one in page.siblings(element) if one.tag == element.tag]
        steps.append(element.tag if len(like) == 1 else f"{element.tag}:nth-of-type({like.index(element) + 1})")
        element = page.elements[element.parent]


def _unique(page: Page, element: Element) -> Iterator[str]:
    """Yield the selectors without a path that find the element alone."""
    tag = element.tag if _NAME.fullmatch(element.tag) else "*"
    if len(page.by_tag[element.tag]) == 1 and tag != "*":
        yield tag
    identity = element.get("id")
    if _NAME.fullmatch(identity) and page.once(_counts)["id", identity] == 1:
        yield f"#{identity}"
    for token in dict.fromkeys(element.classes):
        if not _NAME.fullmatch(token):
            continue
        bearers = page.by_class[token]
        if len(bearers) == 1:
            yield f".{token}"
        elif [one for one in bearers if one.tag == element.tag] == [element]:
            yield f"{tag}.{token}"
    for name, attribute in element.attributes.items():
        value = attribute.value
        if name in _NOT_NAMED or not _ATTRIBUTE.fullmatch(name) or len(value) > LONGEST_VALUE:
            continue
        if page.once(_counts)[name, value] == 1 and _PLAIN.fullmatch(value):
            yield f"[{name}={value}]" if _NAME.fullmatch(value) else f'[{name}="{value}"]'


def _counts(page: Page) -> dict[tuple[str, str], int]:
    """Return how many elements have each value of each attribute."""
    counts: dict[tuple[str, str], int] = {}
    for element in page.elements:
        for name, attribute in element.attributes.items():
            counts[name, attribute.value] = counts.get((name, attribute.value), 0) + 1
    return counts
