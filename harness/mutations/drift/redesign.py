"""Give the whole page new class names and ids: a new theme, after which not one old selector holds."""

from collections.abc import Iterator
from typing import ClassVar, Literal, Self
from zlib import crc32

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.drift.vocabulary import all_renamed, renamed_ids
from harness.mutations.weights import DRIFT_WEIGHTS
from harness.page import Edit, Page

Rule = Literal["prefix", "hash"]
RULES: tuple[Rule, ...] = ("prefix", "hash")
PREFIXES = ("x1-", "x2-")


class Redesign(msgspec.Struct, frozen=True, tag_field="name", tag="redesign"):
    """Rename every class token and id: `prefix` before the old name, or before a checksum of it."""

    family: ClassVar[Family] = "drift"
    weight: ClassVar[int] = DRIFT_WEIGHTS["redesign"]
    ambiguous: ClassVar[bool] = False

    rule: Rule = "prefix"
    prefix: str = PREFIXES[0]

    def edits(self, page: Page) -> list[Edit]:
        """Rewrite class attributes, ids and what refers to ids."""
        classes = {token: self.renamed(token) for token in page.by_class}
        return sorted([*all_renamed(page, classes), *renamed_ids(page, self.renamed)])

    def renamed(self, token: str) -> str:
        """Return the new name of a token."""
        kept = token if self.rule == "prefix" else f"{crc32(token.encode(errors='surrogateescape')):08x}"
        return f"{self.prefix}{kept}"

    def simpler(self) -> Iterator[Self]:
        """A prefix keeps more of the names than a checksum, and the first prefix is the simplest."""
        if self.rule != RULES[0]:
            yield msgspec.structs.replace(self, rule=RULES[0])
        if self.prefix != PREFIXES[0]:
            yield msgspec.structs.replace(self, prefix=PREFIXES[0])

    def describe(self) -> str:
        """State the rule."""
        pattern = "NAME" if self.rule == "prefix" else "CHECKSUM"
        return f"every class and id renamed to {self.prefix}{pattern}"


def redesign(aim: Aim) -> st.SearchStrategy[Redesign]:
    """Draw a rule, on a page that has classes or ids."""
    if not any("class" in element.attributes or "id" in element.attributes for element in aim.page.elements):
        return st.nothing()
    return st.builds(Redesign, rule=st.sampled_from(RULES), prefix=st.sampled_from(PREFIXES))
