"""Let a page itself say that it is in an encoding that is none, or that Python has a codec for and no browser."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import CHARSETS, CODECS, Value, plainer, told, values
from harness.mutations.hostile.slots import attribute_edit
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Element, Page

_LABEL = re.compile(r"charset\s*=\s*([^\s;]*)", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")


class HostileCharsetLabel(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-charset-label"):
    """Make the encoding `value` that the meta element `at`, or where it is None the XML declaration, gives."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-charset-label"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor | None = None
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Replace the label."""
        if self.at is None:
            match = _DECLARATION.match(page.source)
            return [Edit(*match.span(1), self.value)] if match else []
        target = page.resolve(self.at)
        if target is None or not _labels(target):
            return []
        if "charset" in target.attributes:
            return [attribute_edit(page, target, "charset", self.value)]
        content = _LABEL.sub(lambda _: f"charset={self.value}", target.get("content"))
        return [attribute_edit(page, target, "content", content)]

    def simpler(self) -> Iterator[Self]:
        """No label is the plainest, then what the same code falls over."""
        for value in plainer(self.value, CHARSETS, CODECS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the label."""
        place = self.at.path if self.at is not None else "the XML declaration"
        return f"charset in {place} became {told(self.value)}"


def _labels(element: Element) -> bool:
    if element.tag != "meta":
        return False
    return "charset" in element.attributes or _LABEL.search(element.get("content")) is not None


def hostile_charset_label(aim: Aim) -> st.SearchStrategy[HostileCharsetLabel]:
    """Draw a label for one of the places that give one."""
    page = aim.page
    places = [page.anchor(element) for element in page.by_tag.get("meta", ()) if _labels(element)]
    declared = [None] if _DECLARATION.match(page.source) else []
    records = [HostileCharsetLabel(at, value) for at in (*declared, *places) for value in values(CHARSETS, CODECS)]
    return st.sampled_from(records) if records else st.nothing()
