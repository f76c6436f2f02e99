"""A pair of captures to its locators, each with how likely it was to survive and whether it did.

The later capture says which texts are asked for, for one that is gone no locator could find; what is predicted is made
of the older one alone.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.ageing import LONGEST, Ageing
from harness.ageing.kept import landmarks, own_texts
from harness.model import Profile
from harness.mutations import Aim
from harness.page import Page, combine
from tests.backtest.locators import EXTRACTOR, Locator, data_locators, locators, text_locators
from tests.backtest.pairs import Pair

VALUES = 8
"""Values of a page that are located."""
EXTRACTED = 8
"""Futures of a page that an extractor reads, which takes longer than to make one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One locator of a page."""

    site: str
    page: str
    months: float
    kind: str
    length: int
    """Characters of it."""
    depth: int
    """Elements that it names."""
    predicted: Mapping[str, float]
    """By profile, the share of futures that it survives."""
    survived: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """An old page with what is looked for on it."""

    page: Page
    aim: Aim
    locators: Sequence[Locator]


def rows_of(pair: Pair, profiles: Mapping[str, Profile], futures: int, seed: int) -> list[Row]:
    """Return the locators of values that stand on both captures of a page."""
    both = pair.read()
    if both is None:
        return []
    old, new = both
    asked = _asked(old, new, seed)
    shares = {name: survival(asked, profile, pair.months, futures, seed) for name, profile in profiles.items()}
    rows = []
    for place, one in enumerate(asked.locators):
        predicted = {name: share for name, own in shares.items() if (share := own[place]) is not None}
        if len(predicted) == len(profiles):
            survived = one.find(new) == one.expected
            rows.append(Row(*pair[:3], one.kind, len(one.words), one.depth, predicted, survived))
    return rows


def _asked(old: Page, new: Page, seed: int) -> Asked:
    here, there = landmarks(old), landmarks(new)
    texts = sorted(here.keys() & there.keys())
    targets = [here[text].element for text in random.Random(seed).sample(texts, min(VALUES, len(texts)))]
    holders = [old.elements[index] for index in targets]
    elsewhere = (*data_locators(old), *text_locators(old, holders))
    found = [locator for holder in holders for locator in locators(old, holder)]
    found += [one for one in elsewhere if _stands(one.expected, new)]
    around = [one.index for holder in holders for one in old.ancestors(holder)]
    aim = Aim(old, tuple(dict.fromkeys((*targets, *around))), tuple(targets), tuple(targets))
    return Asked(old, aim, found)


def survival(asked: Asked, profile: Profile, months: float, futures: int, seed: int) -> list[float | None]:
    """Return of each locator in how many of the page's futures it finds its value; None if in none the value stands."""
    ageing = Ageing(asked.aim, profile, seed)
    lived, stood = [0] * len(asked.locators), [0] * len(asked.locators)
    for number in range(futures):
        mutations = ageing.mutations(min(months, LONGEST), number)
        edits, _ = combine([mutation.edits(asked.page) for mutation in mutations])
        future = Page.of(asked.page.respond(edits))
        for place, locator in enumerate(asked.locators):
            late = locator.kind == EXTRACTOR and number >= EXTRACTED
            if not late and _stands(locator.expected, future):
                stood[place] += 1
                lived[place] += locator.find(future) == locator.expected
    return [count / number if number else None for count, number in zip(lived, stood, strict=True)]


def _stands(text: str, page: Page) -> bool:
    """Say whether a value is still on a page: what is gone from it, no locator could find."""
    return text in page.once(_texts) or text in page.source


def _texts(page: Page) -> frozenset[str]:
    return frozenset(own_texts(page).values())
