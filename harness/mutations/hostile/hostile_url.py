"""Put an address that no code counts on in the place of another: of a link, an image, the page itself."""

import re
from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import URLS, Value, plainer, spelt, told, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import Looks, Slot, Slots, found, put, where
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Attribute, Edit, Page

_TEXT = re.compile(r"https?://[^\s<>\"]+")
_NAMES = frozenset({"action", "cite", "data", "data-src", "data-srcset", "href", "poster", "src", "srcset"})
_VALUE = re.compile(r"(?:https?:)?//|/[\w/]")


def _is_address(attribute: Attribute) -> bool:
    return attribute.name in _NAMES or (attribute.name == "content" and _VALUE.match(attribute.value) is not None)


_LOOKS = Looks(_is_address, text=_TEXT, json=re.compile(r"(?:https?:)?\\?/\\?/.*"))


class HostileUrl(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-url"):
    """Put `value` in the place of an address: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-url"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    attribute: str = ""
    path: Path = ()
    value: Value = ""

    def edits(self, page: Page) -> list[Edit]:
        """Exchange the value."""
        return put(page, page.resolve(self.at), Slot(self.attribute, self.path), spelt(self.value), _LOOKS)

    def simpler(self) -> Iterator[Self]:
        """No value is the plainest, then what the same code falls over."""
        for value in plainer(self.value, URLS):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the place and the value."""
        return f"{where(Slot(self.attribute, self.path), 'address')} {self.at.path} became {told(self.value)}"


def hostile_url(aim: Aim) -> st.SearchStrategy[HostileUrl]:
    """Draw an address and what it becomes."""
    return drawn_in(HostileUrl, aim, aim.page.once(_places), value=values(URLS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
