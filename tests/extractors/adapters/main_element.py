"""The part of a page that is given to what turns HTML into text."""

import turbohtml


def main_element(html: str) -> str | None:
    """Return the source of the page's main element, of which a page has one."""
    element = turbohtml.parse(html).select_one("main")
    return element.html if element else None
