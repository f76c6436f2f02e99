"""How much a result may hold, whatever holds it.

In: a collection, or an iterator that may be endless. Out: what it holds as a list, or a complaint that it is too much.
"""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

MOST_ITEMS = 100_000
"""Items that a result may have; what gives more is taken to be endless."""
MOST_ENTRIES = 100_000
"""Entries that a list or a mapping in an item may have."""

_Held = TypeVar("_Held")


class TooManyItemsError(Exception):
    """A result has more items than it may, or more entries in one."""


def bounded(held: Iterable[_Held], most: int = MOST_ITEMS) -> list[_Held]:
    """Return all items, of which no more than `most` and one are asked for.

    Raises:
        TooManyItemsError: there are more than `most`.
    """
    found = list(islice(held, most + 1))
    if len(found) > most:
        raise TooManyItemsError(f"more than {most:,} items")
    return found
