"""Whether what was returned is another entry's: then it is wrong, whatever else the page says of this one.

Entries of a list may be written so much alike that words alone do not tell one from another, and a page may name the
field beside each; the recorded result knows which value is whose.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from harness.checks.compare import LONG_TEXT, Difference, unspaced
from harness.checks.sources import leaves
from harness.model import Item


def of_another(difference: Difference, recorded: Sequence[Item]) -> bool:
    """Say whether the recorded result has what was returned in the same field of one other entry.

    What several entries share, such as an author or a day, may be this one's as well.
    """
    got = {unspaced(str(value)) for _, value in leaves([{"": difference.got}])}
    times = _times(_Same(recorded))
    return sum(times[difference.field, text] for text in got) == 1


def unblended(difference: Difference, recorded: Sequence[Item]) -> Difference:
    """Return a difference as what it is: `changed` where a long text gave way to another entry's whole one."""
    blended = difference.kind == "blended" and len(unspaced(str(difference.expected))) >= LONG_TEXT
    return replace(difference, kind="changed") if blended and of_another(difference, recorded) else difference


class _Same:
    """Items by which they are, whatever they hold: those of a baseline are asked about in each of its trials."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items

    def __hash__(self) -> int:
        return id(self.items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.items is other.items


@lru_cache(maxsize=8)
def _times(recorded: _Same) -> Counter[tuple[str, str]]:
    """Count how often each field has each value."""
    return Counter((field, unspaced(str(value))) for field, value in leaves(recorded.items))
