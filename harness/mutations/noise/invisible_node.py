"""Add an element without content at the end of the body, where analytics and widgets put theirs."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, ends_plainly
from harness.mutations.noise.ground import accepts, reached
from harness.mutations.weights import NOISE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

NODES = ("<div hidden></div>", "<script></script>", '<div style="display:none"></div>')
"""Elements that a parser adds where they stand, without reopening or closing another."""


class InvisibleNode(msgspec.Struct, frozen=True, tag_field="name", tag="invisible-node"):
    """Add the empty element `node` as the last of the body `at`."""

    family: ClassVar[Family] = "noise"
    weight: ClassVar[int] = NOISE_WEIGHTS["invisible-node"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    node: str = NODES[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert it before the body's end tag."""
        return [
            Edit(body.content_end, body.content_end, self.node)
            for body in reached(page, self.at, "node")
            if _takes_node(page, body)
        ]

    def simpler(self) -> Iterator[Self]:
        """No variant changes less."""
        yield from ()

    def describe(self) -> str:
        """Quote the element."""
        return f"{self.node} added at the end of the body"


def _takes_node(page: Page, element: Element) -> bool:
    """Say whether this is a body that takes another element at its end."""
    return element.tag == "body" and ends_plainly(page, element)


def invisible_node(aim: Aim) -> st.SearchStrategy[InvisibleNode]:
    """Draw one of the empty elements."""
    page = aim.page
    return drawn(InvisibleNode, aim, accepts(page, lambda element: _takes_node(page, element)), node=NODES)
