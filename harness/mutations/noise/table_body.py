"""Leave out the tags of a table's one `tbody`, or write them: a browser has the element in any case.

lxml and `html.parser` have it only where its tags stand, so that paths through it, or past it, may be excused.
"""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn
from harness.mutations.noise.ground import SCOPES, SPACES, Scope, accepts, in_order, narrower, plain, reach_of, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_BEFORE = frozenset({"caption", "colgroup"})


class TableBody(msgspec.Struct, frozen=True, tag_field="name", tag="table-body"):
    """Take the tags of `tbody` from the tables in scope, or put them around the rows of those that have none."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["table-body"]
    ambiguous: ClassVar[bool] = True

    at: Anchor
    scope: Scope = "node"

    def edits(self, page: Page) -> list[Edit]:
        """Cut or insert both tags."""
        return in_order(edit for table in reached(page, self.at, self.scope) for edit in _turned(page, table))

    def simpler(self) -> Iterator[Self]:
        """A narrower scope changes less."""
        for scope in narrower(self.scope):
            yield msgspec.structs.replace(self, scope=scope)

    def describe(self) -> str:
        """Say how far the change goes."""
        return f"<tbody> of tables {reach_of(self.at, self.scope)} left out where it stands, written where it does not"


def _turned(page: Page, table: Element) -> list[Edit]:
    if table.tag != "table" or not table.closed or not page.sound(table):
        return []
    inside = [page.elements[index] for index in table.children]
    rows = [element for element in inside if element.tag not in _BEFORE]
    # What stands before the rows is closed, or the tag that is cut would have been its end.
    if not rows or any(not element.closed for element in inside if element.tag in _BEFORE):
        return []
    if all(element.tag == "tr" and plain(page, element) for element in rows):
        return [Edit(rows[0].start, rows[0].start, "<tbody>"), Edit(rows[-1].end, rows[-1].end, "</tbody>")]
    body = rows[0]
    if len(rows) > 1 or body.tag != "tbody" or not body.closed or body.attributes or not plain(page, body):
        return []
    first = page.elements[body.children[0]] if body.children else None
    if first is None or first.tag != "tr" or page.source[body.content : first.start].strip(SPACES):
        return []
    return [Edit(body.start, body.content, ""), Edit(body.content_end, body.end, "")]


def table_body(aim: Aim) -> st.SearchStrategy[TableBody]:
    """Draw a table of one body, and how far around it."""
    page = aim.page
    return drawn(TableBody, aim, accepts(page, lambda element: bool(_turned(page, element))), scope=SCOPES)
