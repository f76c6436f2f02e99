"""What a run may take more than others because its page has grown.

In: the recorded pages, those that are played over them, and what the recorded ones take. Out: seconds and bytes to add
to the limits, nothing for a page that is hardly longer than before.

A parser takes time and memory in proportion to its page, and so may a scraper: who takes more, such as the square of
it, goes beyond any proportion when the page grows a hundredfold.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from harness.model import Case, Overlay

SAFETY = 4
"""A page that is so many times as long may take this many times as many times the time."""
LEAST = 100_000
"""Bytes up to which a page may grow and is given no more: a common page, which the limits have room for."""
FEWEST_BYTES = 1_000
"""Of fewer bytes the time says nothing: it is taken by whatever is the same for all pages."""
MEMORY = 64
"""Bytes for each byte of the page: the trees in use take 20 to 40."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is added to the limits of one run."""

    seconds: float = 0.0
    memory: int = 0


def allowance(case: Case, pages: Iterable[int], overlays: Iterable[Overlay], usual_seconds: float) -> Allowance:
    """Return what a run on these overlays may take beyond the limits.

    Args:
        case: The recorded case.
        pages: Indices of the exchanges whose pages the scraper reads.
        overlays: What is played in place of some of them.
        usual_seconds: What the scraper takes for the recorded pages.
    """
    recorded = sum(len(case.exchanges[index].response.body) for index in pages)
    added = sum(
        len(overlay.response.body) - len(case.exchanges[overlay.exchange].response.body) for overlay in overlays
    )
    if added <= LEAST:
        return Allowance()
    return Allowance(seconds=SAFETY * usual_seconds * added / max(recorded, FEWEST_BYTES), memory=MEMORY * added)
