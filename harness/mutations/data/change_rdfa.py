"""Remove the RDFa of one type of thing, or write its terms with a prefix."""

from collections.abc import Iterator
from html import escape
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.markup import drawn, without_attribute
from harness.mutations.weights import DATA_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Element, Page

How = Literal["removed", "prefixed"]
HOWS: tuple[How, ...] = ("removed", "prefixed")
ATTRIBUTES = ("about", "datatype", "prefix", "property", "resource", "typeof", "vocab")
TERMS = frozenset({"property", "typeof"})
"""Those that hold terms of a vocabulary."""
PREFIX = "schema:"


class ChangeRdfa(msgspec.Struct, frozen=True, tag_field="name", tag="change-rdfa"):
    """Remove the RDFa attributes of `at`, of every thing of its type, and of all within them, or prefix their terms.

    `schema:name` says with RDFa's own prefixes what `name` says with a vocabulary.
    """

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DATA_WEIGHTS["change-rdfa"]
    ambiguous: ClassVar[bool] = False

    at: Anchor
    how: How = "removed"

    def edits(self, page: Page) -> list[Edit]:
        """Cut each attribute out, or rewrite those that hold terms."""
        target = page.resolve(self.at)
        if target is None or not _applies(target):
            return []
        struck: dict[int, Attribute] = {}
        for thing in page.elements:
            if _applies(thing) and thing.get("typeof") == target.get("typeof"):
                struck |= {found.start: found for element in page.within(thing) for found in _rdfa(element)}
        if self.how == "removed":
            return sorted(without_attribute(page, attribute) for attribute in struck.values())
        return sorted(edit for attribute in struck.values() for edit in _prefixed(attribute))

    def simpler(self) -> Iterator[Self]:
        """To remove it is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name one of the things."""
        change = "removed" if self.how == "removed" else "written with a prefix"
        return f"RDFa of {self.at.path} and its like {change}"


def _applies(element: Element) -> bool:
    return any(":" not in term for term in element.get("typeof").split())


def _rdfa(element: Element) -> list[Attribute]:
    """Return what says RDFa; `og:title` is OpenGraph's, which knows no things."""
    found = (element.attributes.get(name) for name in ATTRIBUTES)
    return [one for one in found if one and not (one.name == "property" and ":" in one.value)]


def _prefixed(attribute: Attribute) -> list[Edit]:
    terms = attribute.value.split() if attribute.name in TERMS else []
    named = [term if ":" in term else f"{PREFIX}{term}" for term in terms]
    if named == terms:
        return []
    return [Edit(attribute.start, attribute.end, f'{attribute.name}="{escape(" ".join(named))}"')]


def change_rdfa(aim: Aim) -> st.SearchStrategy[ChangeRdfa]:
    """Draw a thing near the values."""
    return drawn(ChangeRdfa, aim, _applies, how=HOWS)
