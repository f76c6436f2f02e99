"""Put an address that no code counts on in the place of another: of a link, an image, the page itself."""

import re
from typing import ClassVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import URLS, Table, values
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.in_slot import InSlot
from harness.mutations.hostile.slots import Looks, Slots, found
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Attribute, Page

_TEXT = re.compile(r"https?://[^\s<>\"]+")
_NAMES = frozenset({"action", "cite", "data", "data-src", "data-srcset", "href", "poster", "src", "srcset"})
_VALUE = re.compile(r"(?:https?:)?//|/[\w/]")


def _is_address(attribute: Attribute) -> bool:
    return attribute.name in _NAMES or (attribute.name == "content" and _VALUE.match(attribute.value) is not None)


_LOOKS = Looks(_is_address, text=_TEXT, json=re.compile(r"(?:https?:)?\\?/\\?/.*"))


class HostileUrl(InSlot, frozen=True, tag_field="name", tag="hostile-url"):
    """Put `value` in the place of an address: in `attribute` of `at`, at `path` of its JSON, or else in its text."""

    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-url"]
    kind: ClassVar[str] = "address"
    looks: ClassVar[Looks] = _LOOKS
    table: ClassVar[Table] = URLS


def hostile_url(aim: Aim) -> st.SearchStrategy[HostileUrl]:
    """Draw an address and what it becomes."""
    return drawn_in(HostileUrl, aim, aim.page.once(_places), value=values(URLS))


def _places(page: Page) -> Slots:
    return found(page, _LOOKS)
