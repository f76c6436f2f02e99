"""Plans in which one entry of a list lacks a value that its like have: who keeps the entry before it in mind, or counts
along two lists, gives it another's.

Drawn at random, just the element that all of a value stands in, and in an entry behind the first, is struck too seldom.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from harness.explore.apply import Stage
from harness.model import Item, Plan
from harness.mutations import DropElement
from harness.page import Element, Page, Site, locate

HIGHEST = 3
"""Elements around a value, at most, that are removed with it in turn: its label, and the row of both."""


def gap_plans(stage: Stage, exchange: int, items: Sequence[Item], most: int) -> list[Plan]:
    """Return at most so many plans, each without one value of one entry: first with all that is around it alone."""
    page = stage.page(exchange)
    places = list(locate(page, items).sites.values())
    holders = frozenset(site.element for sites in places for site in sites)
    entries = chain.from_iterable(_of_one_entry(page, sites) for sites in places)
    rounds = zip_longest(*(_alone(page, element, holders) for element in entries))
    elements = dict.fromkeys(element.index for element in chain.from_iterable(rounds) if element is not None)
    return [Plan((DropElement(page.anchor(page.elements[index])),), exchange) for index in list(elements)[:most]]


def _of_one_entry(page: Page, sites: Sequence[Site]) -> Iterator[Element]:
    """Yield where a field's value stands in an entry that is not the first, for each kind of place it stands in."""
    alike: dict[tuple[str, str], set[int]] = {}
    for site in sites:
        if site.kind != "json":
            alike.setdefault((page.templates[site.element], site.attribute), set()).add(site.element)
    for indices in alike.values():
        if len(indices) > 1:
            yield page.elements[sorted(indices)[len(indices) // 2]]


def _alone(page: Page, element: Element, holders: frozenset[int]) -> list[Element]:
    """Return the element and what is around it, outermost first, as far as no other value stands there."""
    found: list[Element] = []
    for one in (element, *page.ancestors(element))[:HIGHEST]:
        inside = {index for index in holders if one.start <= page.elements[index].start < one.end}
        if inside - {element.index} or not page.sound(one):
            break
        found.append(one)
    return found[::-1]
