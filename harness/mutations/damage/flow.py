"""Where further elements may stand around or beside an element without the parser moving anything."""

from harness.page import Element, Page

FLOW_TAGS = frozenset(
    {"article", "aside", "div", "footer", "h1", "h2", "h3", "header", "main", "ol", "p", "section", "table", "ul"}
)
FLOW_PARENTS = frozenset({"article", "aside", "body", "div", "footer", "header", "main", "section"})


def in_flow(page: Page, element: Element) -> bool:
    """Say whether an element is a block among blocks, whose source ends where it ends."""
    if element.tag not in FLOW_TAGS or element.parent < 0 or not page.sound(element):
        return False
    return page.elements[element.parent].tag in FLOW_PARENTS
