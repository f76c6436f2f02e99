"""A profile and an age to what a page of that age has left.

In: a profile, months and how lucky a page is. Out: the shares that are to be left of it. A mean hides that most pages
lose little and some lose nearly all: a page is redesigned, with the profile's chance, or it keeps no more of a thing
than if it were, up to some luck, all of it from some more, and between the two a share that grows with its luck; where
the two lie makes the mean over all pages the measured one. One luck for all things, since a page that lost its classes
rarely kept its paths.
"""

from bisect import bisect_right

from msgspec.structs import replace

from harness.model import Age, Kept, Profile

NEW = Age(months=0, redesigned=0.0, kept=Kept(1, 1, 1, 1), pairs=Kept(0, 0, 0, 0))
"""What a page has left on the day on which it was recorded."""

MIXED = Kept(classes=0.7, ids=0.9, tag_paths=0.4, xpaths=0.65)
"""How many pages keep a part of a thing, as a share of the most that could at the same mean."""
AROUND = 2 / 3
"""The power of the share of all classes and ids that gives the share of those around a text which is still there."""


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
    for mean, low, mixed in zip(values(age.kept), values(profile.redesign), values(MIXED), strict=True):
        others = (mean - age.redesigned * low) / (1 - age.redesigned)
        above = min(max(others - low, 0.0) / (1 - low), 1.0) if low < 1 else 0.0
        kept.append(low + (1 - low) * _share(above, mixed, chance))
    return Kept(*kept)


def _share(mean: float, mixed: float, chance: float) -> float:
    """Return what is kept with this luck: 0, then a straight line to 1, so that the mean over all luck is the given."""
    width = 2 * mixed * min(mean, 1 - mean)
    from_zero = chance - (1 - mean - width / 2)
    return min(max(from_zero / width, 0.0), 1.0) if width else mean


def around_values(profile: Profile) -> Profile:
    """Return the profile for classes and ids that stand around a value which is still on the page."""

    def longer(kept: Kept) -> Kept:
        return replace(kept, classes=kept.classes**AROUND, ids=kept.ids**AROUND)

    ages = tuple(replace(age, kept=longer(age.kept)) for age in profile.ages)
    return replace(profile, ages=ages, redesign=longer(profile.redesign))


def values(kept: Kept) -> tuple[float, float, float, float]:
    """Return the shares in order."""
    return kept.classes, kept.ids, kept.tag_paths, kept.xpaths
