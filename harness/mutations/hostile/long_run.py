"""Put one character thousands of times behind the first word of a value: regular expressions that look twice hang."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.draws import drawn_in
from harness.mutations.hostile.slots import Slot, Slots, interrupts, strings, within, words
from harness.mutations.json_source import Path
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page

Unit = Literal["space", "newline", "no-break space", "comma", "digit", "bracket", "letter"]

COUNTS = (4_000, 40_000)
"""A second, and a hundred, where each is looked at once for each other and Python looks at some 10,000,000 a second."""

_UNITS: dict[Unit, str] = {
    "space": " ",
    "newline": "\n",
    "no-break space": "\u00a0",
    "comma": ",",
    "digit": "1",
    "bracket": "(",
    "letter": "a",
}


class LongRun(msgspec.Struct, frozen=True, tag_field="name", tag="long-run"):
    """Put one character `count` times into `attribute` of `at`, at `path` of its JSON, or else into its text."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["long-run"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    attribute: str = ""
    path: Path = ()
    unit: Unit = "space"
    count: Annotated[int, msgspec.Meta(ge=1, le=COUNTS[-1])] = COUNTS[0]

    def edits(self, page: Page) -> list[Edit]:
        """Insert them behind the first word."""
        slot = Slot(self.attribute, self.path)
        return interrupts(page, page.resolve(self.at), slot, _UNITS[self.unit] * self.count)

    def simpler(self) -> Iterator[Self]:
        """Fewer are less, and spaces the plainest."""
        for count in COUNTS:
            if count < self.count:
                yield msgspec.structs.replace(self, count=count)
        if self.unit != "space":
            yield msgspec.structs.replace(self, unit="space")

    def describe(self) -> str:
        """Name the character and its place."""
        place = within(Slot(self.attribute, self.path))
        return f"{self.count:,} times a {self.unit} put into {place} {self.at.path}"


def long_run(aim: Aim) -> st.SearchStrategy[LongRun]:
    """Draw a text, an attribute or a string of JSON, a character, and how often it stands there."""
    return drawn_in(LongRun, aim, aim.page.once(_places), unit=tuple(_UNITS), count=COUNTS)


def _places(page: Page) -> Slots:
    return {**words(page), **strings(page)}
