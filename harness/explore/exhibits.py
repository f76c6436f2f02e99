"""Plans of the family `exhibit`: which error pages are played in place of the pages that a scraper reads.

The whole library is played on the first page, and one of each kind on later pages: what a listing does when one of
them fails hardly depends on how. Where fewer are asked for, they are of as many kinds as there is room for.
"""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from harness.exhibits import Feed, PlayExhibit, applicable
from harness.model import Exhibit, Plan

WHOLE_LIBRARY = 100
"""Examples per family from which the library is played whole; it is a list and no draw, so its length is its own."""


def exhibit_plans(exhibits: Sequence[Exhibit], pages: Sequence[int], count: int, *, feed: Feed) -> list[Plan]:
    """Return the plans for the pages that a scraper reads, in the order of reading.

    At most `count` of them, unless that leaves room for the library.
    """
    shown = [exhibit for exhibit in exhibits if applicable(exhibit, feed)]
    kinds = list({exhibit.family: exhibit for exhibit in reversed(shown)}.values())[::-1]
    played = [Plan((PlayExhibit(exhibit.name),), page) for page in pages[:1] for exhibit in _spread(shown)]
    played += [Plan((PlayExhibit(exhibit.name),), page) for page in pages[1:] for exhibit in kinds]
    return played if count >= WHOLE_LIBRARY else played[:count]


def _spread(exhibits: Iterable[Exhibit]) -> list[Exhibit]:
    """Return the exhibits with one of each family first, then the second of each; simplest first in each round."""
    families: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        families.setdefault(exhibit.family, []).append(exhibit)
    rounds = zip_longest(*families.values())
    return [exhibit for one in rounds for exhibit in one if exhibit is not None]
