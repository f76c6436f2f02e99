"""How good predictions are: the area under the ROC curve, and what became of what was predicted."""

from collections.abc import Iterable, Sequence
from statistics import mean


def area(scores: Sequence[float], survived: Sequence[bool]) -> float | None:
    """Return the chance that what survived was rated higher than what did not; None where all or none did."""
    good = sum(survived)
    bad = len(survived) - good
    if not good or not bad:
        return None
    ordered = sorted(range(len(scores)), key=lambda place: scores[place])
    ranks = [0.0] * len(scores)
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and scores[ordered[end]] == scores[ordered[start]]:
            end += 1
        for place in ordered[start:end]:
            ranks[place] = (start + 1 + end) / 2
        start = end
    above = sum(rank for rank, lived in zip(ranks, survived, strict=True) if lived)
    return (above - good * (good + 1) / 2) / (good * bad)


def area_within(groups: Iterable[tuple[Sequence[float], Sequence[bool]]]) -> tuple[float, int]:
    """Return the mean of the areas of groups in which something lived and something broke, and how many those are."""
    found = [one for scores, survived in groups if (one := area(scores, survived)) is not None]
    return (mean(found) if found else 0.5), len(found)
