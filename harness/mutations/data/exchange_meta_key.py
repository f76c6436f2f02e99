"""Give a `meta` its key under `name` in place of `property`, or the other way round: sites mix the two up."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.data.places import meta_key
from harness.mutations.markup import drawn
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

OTHER = {"name": "property", "property": "name"}


class ExchangeMetaKey(msgspec.Struct, frozen=True, tag_field="name", tag="exchange-meta-key"):
    """Rename the attribute by which the meta element `at`, and all of its key, is known: `name` <-> `property`."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["exchange-meta-key"]
    ambiguous: ClassVar[bool] = False

    at: Anchor

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite the attributes' names."""
        target = page.resolve(self.at)
        if target is None or not _named(target):
            return []
        key, name = meta_key(target), _named(target)
        alike = (element for element in page.by_tag["meta"] if _named(element) == name and meta_key(element) == key)
        places = (element.attributes[name].start for element in alike)
        return [Edit(start, start + len(name), OTHER[name]) for start in places]

    def simpler(self) -> Iterator[Self]:
        """There is nothing simpler than one key."""
        yield from ()

    def describe(self) -> str:
        """Name one of the elements."""
        return f"name and property exchanged on meta {self.at.path} and its like"


def _named(element: Element) -> str:
    """Return the attribute by which a meta element is known, if it is but one that has another in its place."""
    names = [name for name in OTHER if name in element.attributes]
    return names[0] if len(names) == 1 and meta_key(element) else ""


def exchange_meta_key(aim: Aim) -> st.SearchStrategy[ExchangeMetaKey]:
    """Draw a meta element."""
    return drawn(ExchangeMetaKey, aim, lambda element: bool(_named(element)))
