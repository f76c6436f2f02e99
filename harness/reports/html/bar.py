"""What examples came to, as the parts of a bar.

In: tallies. Out: stretches of a bar a hundred wide, and its words for whoever cannot see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.model import Tally
from harness.reports.figures import survival

WHOLE = 100.0
THINNEST = 1.0
"""Width of a part of which there is any at all."""
FATES = ("same", "missing", "refused", "failed")


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar."""

    fate: str
    words: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar; without parts where nothing applied."""

    parts: tuple[Part, ...]
    words: str


def bar_of(tallies: Sequence[Tally]) -> Bar:
    """Return the bar of some families together."""
    tally = sum(tallies, Tally())
    numbers = (tally.equal, tally.missing, tally.refused, tally.failed)
    widths = [max(WHOLE * number / tally.examples, THINNEST) if number else 0.0 for number in numbers]
    words = survival(tally)
    there = [(fate, width * WHOLE / sum(widths)) for fate, width in zip(FATES, widths, strict=True) if width]
    parts, start = [], 0.0
    for (fate, width), told in zip(there, words.split(", "), strict=False):
        parts.append(Part(fate, told, round(start, 2), round(width, 2)))
        start += width
    return Bar(tuple(parts), words)
