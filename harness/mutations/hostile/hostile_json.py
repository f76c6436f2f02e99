"""Put a value that no code counts on in the place of one in a block of JSON: null, a list in a list, a graph of 0."""

from collections.abc import Iterator
from typing import ClassVar, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.hostile.dictionary import (
    JSON,
    JSON_ROOTS,
    JSON_TYPES,
    Table,
    Value,
    plainer,
    spelt,
    told,
    values,
)
from harness.mutations.hostile.slots import json_at, spoken
from harness.mutations.json_block import blocks_of
from harness.mutations.json_source import Path, template
from harness.mutations.picked import Picked
from harness.mutations.weights import HOSTILE_WEIGHTS
from harness.page import Anchor, Edit, Page

WHOLE = "..."
"""Stands in a value for what stood there before."""
SHALLOW = 2
"""Longest path of a value that is drawn more often: what scrapers read stands near the root."""
DEEP_ONE_IN = 4
"""One draw of so many may be any value, the others are shallow."""


class HostileJson(msgspec.Struct, frozen=True, tag_field="name", tag="hostile-json"):
    """Write `value`, which is JSON, for the one at `path` of the script `at`."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = HOSTILE_WEIGHTS["hostile-json"]
    ambiguous: ClassVar[bool] = True  # what a scraper makes of it is its own affair, as long as it makes something

    at: Anchor
    path: Path = ()
    value: Value = "null"

    def edits(self, page: Page) -> list[Edit]:
        """Exchange the value and leave the rest of the block as it is."""
        return [
            block.edit(one.start, one.end, spelt(self.value).replace(WHOLE, block.written(one), 1))
            for block, one in json_at(page, page.resolve(self.at), self.path)
        ]

    def simpler(self) -> Iterator[Self]:
        """Null is the plainest, then what the same code falls over."""
        for value in plainer(self.value, *_tables(self.path)):
            yield msgspec.structs.replace(self, value=value)

    def describe(self) -> str:
        """Name the value and what it became."""
        became = self.value if WHOLE in self.value or self.value not in values(JSON) else told(self.value).strip("'")
        return f"JSON {spoken(self.path)} in {self.at.path} became {became}"


def _tables(path: Path) -> tuple[Table, ...]:
    if not path:
        return JSON, JSON_ROOTS
    return (JSON_TYPES,) if path[-1] == "@type" else (JSON,)


def hostile_json(aim: Aim) -> st.SearchStrategy[HostileJson]:
    """Draw a value, mostly a shallow one of a block that the scraper reads, and what it becomes."""
    page = aim.page
    blocks = blocks_of(page)
    near = [index for index in blocks if index in frozenset(aim.near)] or list(blocks)
    found = [
        (page.anchor(page.elements[index]), path)
        for index in near
        for path in {template(one.path): one.path for one in reversed(blocks[index].values)}.values()
    ]
    if not found:
        return st.nothing()
    found.sort(key=lambda place: len(place[1]))
    shallow = sum(len(path) <= SHALLOW for _, path in found)
    most = len(values(JSON, JSON_ROOTS))

    def placed(drawn: tuple[int, int]) -> HostileJson:
        share, choice = divmod(drawn[0], most)
        at, path = found[drawn[1] * shallow // len(found) if share < DEEP_ONE_IN - 1 else drawn[1]]
        choices = values(*_tables(path))
        return HostileJson(at=at, path=path, value=choices[choice % len(choices)])

    return Picked((DEEP_ONE_IN * most, len(found)), placed)
