"""Plans in which one of a page's main parts is gone, one after the other: who takes its being there for granted fails.

Drawn at random, whole parts that hold no value are struck too seldom, since most draws go where the values are.
"""

from harness.explore.apply import Stage
from harness.model import Plan
from harness.mutations import DropElement
from harness.page import Element, Page

UNSEEN = frozenset({"script", "style", "link", "meta", "template", "noscript", "br", "hr"})
"""Tags that are no part of what a page is made of."""


def section_plans(stage: Stage, exchange: int, most: int) -> list[Plan]:
    """Return a plan for each of at most so many main parts of a page, in document order: the part is removed."""
    page = stage.page(exchange)
    return [Plan((DropElement(page.anchor(part)),), exchange) for part in main_parts(page, most)]


def main_parts(page: Page, most: int) -> list[Element]:
    """Return the largest parts side by side: the page's body, with the largest taken apart until there are enough."""
    parts = [part for body in page.by_tag.get("body", ())[:1] for part in _within(page, body)]
    whole: set[int] = set()
    while len(parts) < most:
        largest = max((part for part in parts if part.index not in whole), key=_length, default=None)
        if largest is None:
            break
        whole.add(largest.index)
        if within := _within(page, largest):
            parts = [part for part in parts if part is not largest] + within
    return sorted(sorted(parts, key=_length, reverse=True)[:most], key=lambda part: part.index)


def _within(page: Page, element: Element) -> list[Element]:
    inner = (page.elements[index] for index in element.children)
    return [part for part in inner if part.tag not in UNSEEN and page.sound(part)]


def _length(part: Element) -> int:
    return part.end - part.start
