"""What the pairs of some sites say of those of others: the profiles by which the backtest predicts."""

import random
from collections.abc import Sequence

from harness.ageing.learn import Pair, learn
from harness.model import Profile

FOLDS = 5
"""Parts of the sites: what is predicted for one of them was learnt from the other four."""


def profiles(pairs: Sequence[tuple[str, Pair]], seed: int) -> dict[str, Profile]:
    """Return for each site the profile that the pairs of the other parts teach."""
    part_of = folds([site for site, _ in pairs], seed)
    taught = [learn([pair for site, pair in pairs if part_of[site] != part]) for part in range(FOLDS)]
    return {site: taught[part] for site, part in part_of.items()}


def folds(sites: Sequence[str], seed: int) -> dict[str, int]:
    """Return each site's part."""
    shuffled = sorted(set(sites))
    random.Random(seed).shuffle(shuffled)
    return {site: place % FOLDS for place, site in enumerate(shuffled)}
