"""How likely chance alone is: the two exact tests by which survival is judged.

In: counts. Out: a probability. Both tests are exact, so that what they promise holds for few examples and for shares
near 0 and 1 too, where intervals that rest on the normal distribution are too narrow.

Sources: R. A. Fisher, Statistical Methods for Research Workers (1934), section 21.02, for two samples; C. J. Clopper
and E. S. Pearson, Biometrika 26 (1934), 404-413, for one; L. Kish, Survey Sampling (1965), section 5.4, for clusters.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

ALARM = 0.001
"""Chance that a run of scrapers that did not change tells that the survival of any of them changed."""

_NEGLIGIBLE = 1e-12


@dataclass(frozen=True, slots=True)
class Sample:
    """So many of so many examples, as if each were drawn by itself."""

    part: int
    whole: int

    @classmethod
    def of(cls, part: int, whole: int, cases: int) -> "Sample":
        """Count the examples of several cases as those of one.

        One seed draws much the same changes on pages that are alike, so that ten cases of one site may stand and fall
        together: over two product pages the number of survivors was seen to vary 1.6 times as much as that of
        independent examples. The most that it can vary is as many times as there are cases, which this allows for.
        """
        counted = max(whole // max(cases, 1), 1)
        return cls(round(part * counted / whole), counted)


def level_of(comparisons: int) -> float:
    """Return how unlikely one comparison must be, so that all of them keep to `ALARM` (Bonferroni)."""
    return ALARM / max(comparisons, 1)


def chance_of_fall(now: Sample, before: Sample) -> float:
    """Return how likely a share as low as `now`'s is, if it is still that of `before`.

    Fisher's test: all that have the property are dealt out at random to the two samples; one-sided.
    """
    if now.part * before.whole >= before.part * now.whole:
        return 1.0
    total, marked = now.whole + before.whole, now.part + before.part
    others = total - marked - now.whole
    first = _log_choose(marked, now.part) + _log_choose(total - marked, now.whole - now.part)
    return _tail(
        math.exp(first - _log_choose(total, now.whole)),
        now.part,
        lambda count: count * (others + count) / ((marked - count + 1) * (now.whole - count + 1)),
    )


def chance_of_at_most(now: Sample, share: float) -> float:
    """Return how likely a share as low as `now`'s is, if the true one is `share`: the binomial's lower tail."""
    part, whole = now.part, now.whole
    if part >= whole or share <= 0:
        return 1.0
    if share >= 1:
        return 0.0
    first = _log_choose(whole, part) + part * math.log(share) + (whole - part) * math.log1p(-share)
    odds = (1 - share) / share
    return _tail(math.exp(first), part, lambda count: count * odds / (whole - count + 1))


def _tail(first: float, count: int, step: Callable[[int], float]) -> float:
    """Add up a distribution from `count` down to 0; `step` gives the ratio of each term to the one above it."""
    term = total = first
    while count > 0 and term > total * _NEGLIGIBLE:
        term *= step(count)
        total += term
        count -= 1
    return min(total, 1.0)


def _log_choose(whole: int, part: int) -> float:
    return math.lgamma(whole + 1) - math.lgamma(part + 1) - math.lgamma(whole - part + 1)
