"""Leave a key out of one entry of a list of JSON, or leave it with null, as a feed does that lacks one thing's value.

Only keys are struck that every entry of the list has, and that the scraper reads of several: where some lack it anyway,
or where one entry is chosen of many, another value may be what the page means without it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal, Self

import msgspec
from hypothesis import strategies as st

from harness.model import Family
from harness.mutations.aim import Aim
from harness.mutations.json_block import Block, block_of, blocks_of, page_block
from harness.mutations.json_source import JsonValue, Path, template
from harness.mutations.picked import Picked
from harness.mutations.weights import DAMAGE_WEIGHTS
from harness.page import Anchor, Edit, Page

How = Literal["removed", "null"]
HOWS: tuple[How, ...] = ("removed", "null")
SEVERAL = 2
"""Entries of which a value is read, at least, so that each entry's is its own."""
_LONGEST_COUNT = 18
"""Digits of a number by which entries may be counted, at most."""
_SCALARS = frozenset({"string", "number"})
_NOTHING = frozenset({"0", '""', "null", "false", "true", "[]", "{}"})
"""Values that say no more than a missing one, or that only say which entries are meant."""

Place = tuple[Anchor | None, Path]


class DropEntryKey(msgspec.Struct, frozen=True, tag_field="name", tag="drop-entry-key"):
    """Remove the member at `path` of the JSON in the script `at`, or of the page that is JSON, or make it null."""

    family: ClassVar[Family] = "damage"
    weight: ClassVar[int] = DAMAGE_WEIGHTS["drop-entry-key"]
    ambiguous: ClassVar[bool] = False

    path: Path
    at: Anchor | None = None
    how: How = "removed"

    def edits(self, page: Page) -> list[Edit]:
        """Cut the member out with one comma, or replace its value; its like in other entries stays."""
        block = block_of(page, page.resolve(self.at)) if self.at else page_block(page)
        value = next((one for one in block.values if one.path == self.path), None) if block else None
        if block is None or value is None or not _is_of_an_entry(value):
            return []
        return [block.edit(*value.cut, "") if self.how == "removed" else block.edit(value.start, value.end, "null")]

    def simpler(self) -> Iterator[Self]:
        """A removed key is the simpler change to look at."""
        if self.how != HOWS[0]:
            yield msgspec.structs.replace(self, how=HOWS[0])

    def describe(self) -> str:
        """Name the key and the only entry that lacks it."""
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        place = f"in {self.at.path} " if self.at else ""
        return f"JSON {steps.removeprefix('.')} {place}{'removed' if self.how == 'removed' else 'became null'}"


def _is_of_an_entry(value: JsonValue) -> bool:
    key = value.path[-1] if value.path else 0
    return isinstance(key, str) and not key.startswith("@") and any(isinstance(step, int) for step in value.path)


def _read(block: Block, stated: Sequence[int]) -> Iterator[list[JsonValue]]:
    """Yield the values of each key that every entry of its list has, where several different ones are read."""
    alike: defaultdict[Path, list[JsonValue]] = defaultdict(list)
    for value in block.values:
        if _is_of_an_entry(value):
            alike[template(value.path)].append(value)
    own: list[int] = []
    for values in alike.values():
        held = [one for one in values if one.kind in _SCALARS and block.holds(one, stated)]
        if len({block.written(one) for one in held}) >= SEVERAL:
            own += [block.span(one)[0] for one in held]
    own.sort()
    for path, values in alike.items():
        read = sum(block.holds(value, own) for value in values)
        texts = [block.written(value) for value in values]
        if read >= SEVERAL and len(values) == _entries(block, path) and _tells(texts):
            yield values


def _entries(block: Block, path: Path) -> int:
    """Return how many entries the lists have, in all, in which a key of such a path stands."""
    last = len(path) - path[::-1].index(-1)
    return len(block.shaped(path[:last]))


def _tells(texts: Sequence[str]) -> bool:
    """Say whether values are none that say nothing or only number the entries, by which they may be sorted."""
    numbers = [int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST_COUNT]
    counted = len(numbers) == len(texts) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return not counted and _NOTHING.isdisjoint(texts)


def _places(aim: Aim) -> Iterator[Sequence[Place]]:
    """Yield the places of each key that may be struck, one an entry."""
    page = aim.page
    if whole := page_block(page):
        yield from ([(None, value.path) for value in values] for values in _read(whole, aim.stated))
    for index, block in blocks_of(page).items():
        at = page.anchor(page.elements[index])
        yield from ([(at, value.path) for value in values] for values in _read(block, aim.stated))


def drop_entry_key(aim: Aim) -> st.SearchStrategy[DropEntryKey]:
    """Draw a key of a list's entries, and the one entry that is without it."""
    keys = list(_places(aim))
    if not keys:
        return st.nothing()
    most = max(map(len, keys))

    def placed(drawn: tuple[int, int, int]) -> DropEntryKey:
        among = keys[drawn[0]]
        at, path = among[drawn[1] * len(among) // most]
        return DropEntryKey(path=path, at=at, how=HOWS[drawn[2]])

    return Picked((len(keys), most, len(HOWS)), placed)
