"""Plans of the family `exhibit`: which error pages are played in place of the pages that a scraper reads.

The whole library is played on the first page, and one of each kind on later pages: what a listing does when one of
them fails hardly depends on how. Where fewer are asked for, they are of as many kinds as there is room for.
"""

from collections.abc import Sequence

from harness.exhibits import Feed, PlayExhibit, applicable, rounds
from harness.model import Exhibit, Plan

WHOLE_LIBRARY = 100
"""Examples per family from which the library is played whole; it is a list and no draw, so its length is its own."""


def exhibit_plans(exhibits: Sequence[Exhibit], pages: Sequence[int], count: int, *, feed: Feed) -> list[Plan]:
    """Return the plans for the pages that a scraper reads, at most `count` unless that leaves room for the library.

    They come in rounds: one exhibit of each family on each page, then the second of each.
    """
    turns = rounds(exhibit for exhibit in exhibits if applicable(exhibit, feed))
    whole = count >= WHOLE_LIBRARY
    plans = [
        Plan((PlayExhibit(exhibit.name),), page)
        for number, turn in enumerate(turns)
        for page in (pages[:1] if whole and number else pages)
        for exhibit in turn
    ]
    return plans if whole else plans[:count]
