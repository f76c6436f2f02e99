"""A good page that is long enough to take controls, and what a control makes of it."""

from typing import Any

from harness.mutations.control.places import SHORTEST_PAGE
from harness.page import Page
from tests.mutations.drift.applied import page

PROSE = "The harbour opened on Monday, and three ferries came. " * (SHORTEST_PAGE // 50)
HEAD = "<html><head><title>Harbour</title></head>"
HEADER = '<header class="top"><a href="/">Courier</a></header>'
PAGE = f'{HEAD}<body class="page">{HEADER}<main><h1>Harbour opens</h1><p>{PROSE}</p></main></body></html>'


def long_page(source: str) -> Page:
    """Return the page of a source in which `…` stands for its prose."""
    return page(source.replace("…", PROSE))


def added(control: Any, source: str = PAGE) -> tuple[str, str, str]:
    """Return what a control adds, with the ten characters before and after it; all empty where it adds nothing."""
    indexed = long_page(source)
    edits = control.edits(indexed)
    if not edits:
        return "", "", ""
    (edit,) = edits
    assert edit.start == edit.end
    return indexed.source[edit.start - 10 : edit.start], edit.text, indexed.source[edit.end : edit.end + 10]
