"""How values are drawn for slots: an element that has some, one of them, and a value of a table."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.hostile.slots import Slots, read_of

R = TypeVar("R")

MOST_SLOTS = 6
"""Of an element with more, these are drawn."""


def drawn_in(record: Callable[..., R], aim: Aim, slots: Slots, **fields: Sequence[Any]) -> st.SearchStrategy[R]:
    """Draw a record at a slot, each of its other fields from what is given for it."""
    read = {index: read_of(aim, index, own) for index, own in slots.items()}

    def made(values: tuple[Any, ...]) -> R:
        at, number, *others = values
        own = read[at.element]
        slot = own[number % len(own)]
        place = {name: part for name, part in (("path", slot.path), ("attribute", slot.attribute)) if part}
        return record(at=at, **place, **dict(zip(fields, others, strict=True)))

    return aim.places(lambda element: bool(read.get(element.index)), range(MOST_SLOTS), *fields.values()).map(made)
