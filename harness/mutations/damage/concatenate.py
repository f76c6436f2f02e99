"""Send two documents as one, as a proxy does that answers twice, or a template that is included once too often."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import CANARY_PRICE, Edit, Page, canary

Order = Literal["before-another", "behind-another", "twice"]
ORDERS: tuple[Order, ...] = ("before-another", "behind-another", "twice")

OTHER = (
    f"<!doctype html>\n<html><head><title>{canary(0)}</title></head><body><h1>The {canary(0)}</h1>"
    f"<p>One {canary(0)} for {CANARY_PRICE}.</p></body></html>\n"
)

_MARK = "\ufeff"


class Concatenate(msgspec.Struct, frozen=True, tag_field="name", tag="concatenate"):
    """Send another small document before or behind the page, or the page twice."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["concatenate"]
    ambiguous: ClassVar[bool] = True  # to a browser both are one document, and it shows both

    order: Order = ORDERS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert the document at one end; a byte order mark stays the first."""
        source = page.source
        begins = source.startswith(_MARK)
        if len(source) == begins:
            return []
        if self.order == "behind-another":
            return [Edit(begins, begins, OTHER)]
        return [Edit(len(source), len(source), source[begins:] if self.order == "twice" else OTHER)]

    def simpler(self) -> Iterator[Self]:
        """What comes behind the page is the least, and the page itself the most."""
        for order in ORDERS[: ORDERS.index(self.order)]:
            yield msgspec.structs.replace(self, order=order)

    def describe(self) -> str:
        """Say what is sent with the page."""
        if self.order == "twice":
            return "the whole page sent twice, as one"
        return f"another document sent with the page as one, {_WORDS[self.order]} it"


_WORDS = {"before-another": "behind", "behind-another": "before"}


def concatenate(aim: Aim) -> st.SearchStrategy[Concatenate]:
    """Draw an order."""
    records = [record for record in map(Concatenate, ORDERS) if record.edits(aim.page)]
    return st.sampled_from(records) if records else st.nothing()
