"""Plans of the family `exhibit`: which error pages are played in place of the pages that a scraper reads.

The whole library is played on the first page, and one of each kind on later pages: what a listing does when one of
them fails hardly depends on how. Where fewer are asked for, they are of as many kinds as there is room for. Among them
are the controls: good pages that look a little like error pages.
"""

from collections.abc import Sequence
from itertools import zip_longest

from harness.exhibits import Feed, PlayExhibit, applicable, rounds
from harness.model import Exhibit, Plan
from harness.mutations import CONTROLS

WHOLE_LIBRARY = 100
"""Examples per family from which the library is played whole; it is a list and no draw, so its length is its own."""


def exhibit_plans(exhibits: Sequence[Exhibit], pages: Sequence[int], count: int, *, feed: Feed) -> list[Plan]:
    """Return the plans for the pages that a scraper reads, at most `count` unless that leaves room for the library.

    They come in rounds: one exhibit of each family and one control on each page, then the second of each.
    """
    turns = zip_longest(rounds(exhibit for exhibit in exhibits if applicable(exhibit, feed)), CONTROLS)
    whole = count >= WHOLE_LIBRARY
    plans = [
        Plan((record,), page)
        for number, (turn, control) in enumerate(turns)
        for page in (pages[:1] if whole and number else pages)
        for record in (*(PlayExhibit(exhibit.name) for exhibit in turn or ()), *((control,) if control else ()))
    ]
    return plans if whole else plans[:count]
