"""Aims at a page that no scraper has read."""

import random

from harness.mutations import Aim
from harness.page import Page


def aimed(page: Page, number: int) -> Aim:
    """Aim at elements with text, as if a scraper read them."""
    chance = random.Random(number)
    parents = [text.parent for text in page.texts if page.elements[text.parent].tag in {"a", "h1", "li", "p", "span"}]
    holders = tuple(dict.fromkeys(chance.choices(parents, k=3))) if parents else ()
    near = (
        index for holder in holders for index in (holder, *(e.index for e in page.ancestors(page.elements[holder])))
    )
    return Aim(page, tuple(dict.fromkeys(near)), holders, holders)
