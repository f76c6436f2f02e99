"""A user's own pairs of captures to a profile of how their pages age.

In: pairs, each with the months between. Out: a profile. Each figure is the mean of the user's pairs and of the measured
one, which counts as much as `PRIOR` pairs: so that three pairs do not say that nothing ever breaks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean

from harness.ageing.changes import Changes, changes_between
from harness.ageing.kept import kept
from harness.ageing.measured import LONGEST, MEASURED
from harness.ageing.profile import at_age, values
from harness.model import Age, Kept, Profile
from harness.page import Page

PRIOR = 5
"""Pairs that the measured figure counts for."""
BUCKETS = (3.0, 8.0, 16.0, 30.0, float(LONGEST))
"""Months up to which pairs are of one age."""
UNTOLD = frozenset({"split-value"})
"""Changes that two captures do not tell from others: they keep the measured figure."""
_YEAR = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """What two captures show."""

    months: float
    kept: Kept
    changes: Changes
    values: int
    """Elements that hold a text."""

    @classmethod
    def of(cls, old: Page, new: Page, months: float) -> "Pair":
        """Compare two captures."""
        changes = changes_between(old, new)
        return cls(months, kept(old, new), changes, max(changes.matched, 1))


def learn(pairs: Sequence[Pair], name: str = "learnt") -> Profile:
    """Return the profile of these pairs; an age without any keeps the measured figures."""
    ages = []
    for low, high in zip((0.0, *BUCKETS), BUCKETS, strict=False):
        own = [pair for pair in pairs if low < pair.months <= high]
        usual = next(age for age in MEASURED.ages if low < age.months <= high)
        ages.append(_age(own, mean(pair.months for pair in own)) if own else usual)
    redesigned = [values(pair.kept) for pair in pairs if pair.changes.redesigned]
    return Profile(
        name=name,
        ages=tuple(ages),
        redesign=_blended(redesigned, MEASURED.redesign),
        weights={one: _weight(pairs, one) for one in MEASURED.weights},
        yearly={one: _yearly(pairs, one, usual) for one, usual in MEASURED.yearly.items()},
    )


def _age(pairs: Sequence[Pair], months: float) -> Age:
    usual = at_age(MEASURED, months)
    return Age(
        months=months,
        redesigned=_mean([float(pair.changes.redesigned) for pair in pairs], usual.redesigned),
        kept=_blended([values(pair.kept) for pair in pairs], usual.kept),
        pairs=Kept(*[len(pairs)] * 4),
    )


def _blended(shares: Sequence[tuple[float, ...]], usual: Kept) -> Kept:
    return Kept(*(_mean([share[place] for share in shares], figure) for place, figure in enumerate(values(usual))))


def _mean(figures: Sequence[float], usual: float) -> float:
    return (sum(figures) + PRIOR * usual) / (len(figures) + PRIOR) if figures else usual


def _weight(pairs: Sequence[Pair], name: str) -> float:
    """Return how often a change was made among those of structure, on the measured weights' scale."""
    scale = sum(MEASURED.weights.values())

    def share(pair: Pair) -> float:
        total = sum(pair.changes.count(one) for one in MEASURED.weights)
        return pair.changes.count(name) / total * scale

    changed = [pair for pair in pairs if any(pair.changes.count(one) for one in MEASURED.weights)]
    return _mean([share(pair) for pair in changed], MEASURED.weights[name])


def _yearly(pairs: Sequence[Pair], name: str, usual: float) -> float:
    """Return the share that a change strikes within a year, of pages for structured data and of values otherwise."""
    if name in UNTOLD:
        return usual
    per_page = name.startswith(("json-ld", "drop-microdata"))

    def struck(pair: Pair) -> float:
        count = pair.changes.count(name)
        return float(bool(count)) if per_page else min(count / pair.values, 1.0)

    return _mean([_in_a_year(struck, pair) for pair in pairs if pair.months > 0], usual)


def _in_a_year(struck: Callable[[Pair], float], pair: Pair) -> float:
    share = min(struck(pair), 0.99)
    return float(1 - (1 - share) ** (_YEAR / max(pair.months, 1.0)))
