"""In which order plans are tried: a few of each family in turn.

In: the plans of each family. Out: batches of them. So most bugs show early, and a run that is cut short has tried a
little of everything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from harness.model import Family, Plan


@dataclass(frozen=True, slots=True)
class Source:
    """The plans of one family for one case."""

    family: Family
    plans: Iterator[Plan]
    total: int
    """At most so many."""


def in_turn(sources: Sequence[Source], size: int) -> Iterator[tuple[Source, list[Plan]]]:
    """Yield `size` plans of each source, then the next of each, until all are at their end."""
    left = list(sources)
    while left:
        for source in tuple(left):
            if batch := list(islice(source.plans, size)):
                yield source, batch
            if len(batch) < size:
                left.remove(source)
