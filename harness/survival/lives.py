"""The pages of a scraper's cases grow old: which fields still live, after how many months.

In: benches, one after another. Out: a lifetime a field. These runs are scored and nothing in them is a failure. They
have a seed stream of their own and come after the families, whose examples stay what they were.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from harness.ageing import MEASURED, Ageing, interval
from harness.hunt import Bench
from harness.model import Lifetime, Lived, Plan
from harness.mutations import Aim
from harness.survival.fields import FieldFate, fates_of

FEWEST_FUTURES, MOST_FUTURES = 10, 25
"""Futures of a case at one age; what fewer show says nothing, so that none is played."""
PART = 4
"""The futures of an age are this part of a family's examples."""
HALF = 0.5


class Grown(NamedTuple):
    """One future was played."""

    months: float
    done: int
    total: int
    """Of the case, at all ages."""


class Lives:
    """Counts what became of fields, over all cases of a scraper."""

    def __init__(self) -> None:
        self._fates: dict[str, dict[float, Counter[FieldFate]]] = {}
        self._cases: Counter[str] = Counter()

    def grow(self, bench: Bench, aims: Sequence[tuple[int, Aim]]) -> Iterator[Grown]:
        """Play the futures of one case, as many as its options say, and yield after each how far that is."""
        options = bench.options
        futures = min(options.max_examples // PART, MOST_FUTURES)
        if futures >= FEWEST_FUTURES:
            yield from self.age(bench, aims, options.months, futures)

    def age(
        self, bench: Bench, aims: Sequence[tuple[int, Aim]], ages: Sequence[float], futures: int
    ) -> Iterator[Grown]:
        """Play so many futures of one case at each age, and yield after each how far that is."""
        if not ages or not futures:
            return
        profile = bench.options.profile or MEASURED
        pages = [(index, Ageing(aim, profile, bench.options.seed)) for index, aim in aims]
        seen: set[str] = set()
        for place, months in enumerate(ages):
            for number in range(futures):
                if bench.stop():
                    return
                plans = [Plan(page.mutations(months, number), index) for index, page in pages]
                for field, fate in fates_of(bench.try_together(plans)).items():
                    self._fates.setdefault(field, {}).setdefault(months, Counter())[fate] += 1
                    seen.add(field)
                yield Grown(months, place * futures + number + 1, len(ages) * futures)
        self._cases.update(seen)

    def told(self) -> tuple[Lifetime, ...]:
        """Return what is known of each field, in the order in which the scraper gives them.

        An age at which the run was stopped before it had shown enough is left out.
        """
        told = {
            field: [
                _lived(months, fates, self._cases[field] or 1)
                for months, fates in sorted(ages.items())
                if fates.total() >= FEWEST_FUTURES
            ]
            for field, ages in self._fates.items()
        }
        return tuple(lifetime(field, ages) for field, ages in told.items() if ages)


def _lived(months: float, fates: Counter[FieldFate], cases: int) -> Lived:
    """Return a field's count at one age.

    Several cases are counted as one, for those of one site stand and fall together: see `harness.campaign.chance`.
    """
    examples = fates.total()
    share = fates["same"] / examples
    low, high = interval(share, examples / cases)
    return Lived(
        months=float(months),
        examples=examples,
        same=fates["same"],
        lost=fates["lost"],
        wrong=fates["wrong"],
        share=share,
        low=low,
        high=high,
    )


def lifetime(field: str, ages: Sequence[Lived]) -> Lifetime:
    """Return a field's lifetime from its counts."""
    broken, wrong = (sum(counts) for counts in zip(*((one.lost + one.wrong, one.wrong) for one in ages), strict=True))
    silent = wrong / broken if broken else None
    low, high = interval(silent, broken) if silent is not None else (None, None)
    return Lifetime(
        field=field,
        ages=tuple(ages),
        half_life=half_life([(one.months, one.share) for one in ages]),
        half_life_low=half_life([(one.months, one.low) for one in ages]),
        half_life_high=half_life([(one.months, one.high) for one in ages]),
        silent=silent,
        silent_low=low,
        silent_high=high,
    )


def half_life(shares: Sequence[tuple[float, float]]) -> float | None:
    """Return the months at which a share falls to a half, in straight lines between the ages from 1 on the first day.

    What is dead stays dead: where a later age shows more by chance, the earlier share holds.
    """
    line, least = [(0.0, 1.0)], 1.0
    for months, share in shares:
        least = min(least, share)
        line.append((months, least))
    for (before, more), (after, less) in pairwise(line):
        if less <= HALF < more:
            return before + (after - before) * (more - HALF) / (more - less)
    return None
