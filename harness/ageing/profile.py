"""A profile and an age to what a page of that age has left.

In: a profile, months and how lucky a page is. Out: the shares that are to be left of it. A mean hides that most pages
lose little and some lose nearly all: a page is redesigned, with the profile's chance, or keeps the share u^k of a
thing, with u drawn for the page and k such that the mean over all pages is the measured one. One u for all things,
since a page that lost its classes rarely kept its paths.
"""

from bisect import bisect_right

from harness.model import Age, Kept, Profile

NEW = Age(months=0, redesigned=0.0, kept=Kept(1, 1, 1, 1), pairs=Kept(0, 0, 0, 0))
"""What a page has left on the day on which it was recorded."""

LEAST = 1e-3
"""A share below which a thing counts as lost."""


def at_age(profile: Profile, months: float) -> Age:
    """Return the profile's figures for an age, in a straight line between those measured; beyond the oldest, its."""
    ages = (NEW, *profile.ages)
    place = bisect_right(ages, months, key=lambda age: age.months)
    if place == len(ages):
        return ages[-1]
    before, after = ages[place - 1], ages[place]
    way = (months - before.months) / (after.months - before.months)

    def between(one: float, other: float) -> float:
        return one + (other - one) * way

    kept = map(between, values(before.kept), values(after.kept))
    return Age(
        months=months,
        redesigned=between(before.redesigned, after.redesigned),
        kept=Kept(*kept),
        pairs=after.pairs,
    )


def left(profile: Profile, age: Age, luck: float) -> Kept:
    """Return what a page keeps whose luck is so, from 0, which is the worst, to 1."""
    if luck < age.redesigned:
        return profile.redesign
    chance = (luck - age.redesigned) / (1 - age.redesigned)
    kept = []
    for mean, low in zip(values(age.kept), values(profile.redesign), strict=True):
        others = (mean - age.redesigned * low) / (1 - age.redesigned)
        others = min(max(others, LEAST), 1.0)
        kept.append(chance ** (1 / others - 1))
    return Kept(*kept)


def values(kept: Kept) -> tuple[float, float, float, float]:
    """Return the shares in order."""
    return kept.classes, kept.ids, kept.tag_paths, kept.xpaths
