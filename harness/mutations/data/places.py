"""Which values of a page's JSON-LD a change strikes: mostly the shallow ones of the blocks that the scraper reads."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from hypothesis import strategies as st

from harness.mutations.aim import Aim
from harness.mutations.json_source import JsonValue, is_json_ld, scan_block, template
from harness.page import Anchor, Element

Choice = TypeVar("Choice")

DEEP_ONE_IN = 4
"""One draw of so many may be any value, the others are shallow."""
SHALLOW = 2
"""Longest path of a value that is drawn more often: what scrapers read stands near the root."""


def blocks(aim: Aim) -> list[Element]:
    """Return the JSON-LD blocks near the values; all of the page's when there are none near."""
    found = [element for element in aim.page.by_tag.get("script", ()) if is_json_ld(element)]
    near = set(aim.near)
    return [element for element in found if element.index in near] or found


def json_places(
    aim: Aim, choices: Callable[[tuple[JsonValue, ...], JsonValue], Iterable[Choice]]
) -> st.SearchStrategy[tuple[Anchor, JsonValue, Choice]]:
    """Draw a value for which `choices` yields something, and one of what it yields; items of a list count once."""
    found: list[tuple[Anchor, JsonValue, Choice]] = []
    for block in blocks(aim):
        values = scan_block(aim.page, block)
        first = {template(value.path): value for value in reversed(values)}
        found += [
            (aim.page.anchor(block), value, choice) for value in first.values() for choice in choices(values, value)
        ]
    if not found:
        return st.nothing()
    found.sort(key=lambda place: len(place[1].path))
    shallow = sum(len(place[1].path) <= SHALLOW for place in found) or len(found)

    def placed(drawn: tuple[int, int]) -> tuple[Anchor, JsonValue, Choice]:
        share, number = drawn
        return found[number * shallow // len(found) if share < DEEP_ONE_IN - 1 else number]

    return st.tuples(st.integers(0, DEEP_ONE_IN - 1), st.integers(0, len(found) - 1)).map(placed)
