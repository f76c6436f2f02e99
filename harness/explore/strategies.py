"""Hypothesis strategies for people who write their own property tests.

from harness import strategies

@given(strategies.mutated("cassettes/news/story-1.yaml", family="drift"))
def test_title_survives(response): ...
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from hypothesis import note
from hypothesis import strategies as st

from harness.cases import load_case
from harness.checks.sources import leaves
from harness.explore.apply import Stage
from harness.explore.draw import plans as plans_of
from harness.model import Case, Family, Item, Plan, Response, answer
from harness.mutations import Aim, mutations_of
from harness.mutations.json_block import attribute_blocks, page_block
from harness.page import Page, locate

__all__ = ["mutated", "plans"]

FEW = 3
"""Elements whose JSON attributes hold values that are aimed at: those of a list are alike."""
SHORTEST = 2
"""Characters of a value below which it stands in an attribute by chance."""


def plans(
    case: Case | Path | str, family: Family = "drift", *, items: tuple[Item, ...] = ()
) -> st.SearchStrategy[Plan]:
    """Draw plans for the page that answers a case.

    Args:
        case: A loaded case, or the path of a cassette.
        family: `noise`, `drift` or `damage`.
        items: What the scraper extracts from the recorded page; most changes are then made near these values.
    """
    if not mutations_of(family):
        raise ValueError(f"no mutations of family {family!r}; there are noise, drift and damage")
    loaded = _loaded(case)
    exchange, response = answer(loaded)
    return plans_of([(exchange, aim_at(Page.of(response), items))], family)


def mutated(
    case: Case | Path | str, family: Family = "drift", *, items: tuple[Item, ...] = ()
) -> st.SearchStrategy[Response]:
    """Draw mutated answers of a case: status, headers and body bytes. Takes what `plans` takes.

    Beside a failing example Hypothesis prints what was changed.
    """
    stage = Stage(loaded := _loaded(case))

    source = plans(loaded, family, items=items)

    @st.composite
    def played(draw: st.DrawFn) -> Response:
        plan = draw(source)
        for mutation in plan.mutations:
            note(mutation.describe())
        responses = stage.play(plan).responses
        return responses[0] if responses else stage.page(plan.exchange).response

    return played()


def aim_at(page: Page, items: tuple[Item, ...], computed: Sequence[int] = (), followed: Sequence[int] = ()) -> Aim:
    """Return the aim on a page from which `items` were extracted.

    Args:
        page: The page.
        items: What the scraper extracts from it.
        computed: The elements from which values come that do not stand on it.
        followed: Where in its source the values of JSON begin from which such come.
    """
    in_json = list(_stated(page, items))
    elements = list(dict.fromkeys(index for index, _ in in_json if index is not None))
    found = locate(page, items, [*computed, *elements[:: max(len(elements) // FEW, 1)][:FEW]])
    stated = {site.start for sites in found.sites.values() for site in sites if site.kind == "json"}
    stated.update((start for _, start in in_json), followed)
    return Aim(page, near=found.near, holders=found.holders, worded=found.worded, stated=tuple(sorted(stated)))


def _stated(page: Page, items: tuple[Item, ...]) -> Iterator[tuple[int | None, int]]:
    """Yield where the items' values begin in JSON that is no script: in attributes with the element, or in the page."""
    texts = {str(value) for _, value in leaves(items)}
    whole = page_block(page)
    blocks = [(None, whole, 1)] if whole else []
    attributes = ((index, block, SHORTEST) for index, own in attribute_blocks(page).items() for block in own.values())
    for index, block, shortest in (*blocks, *attributes):
        for value in block.values:
            if value.kind in {"string", "number"}:
                with suppress(ValueError):  # an integer of more digits than Python reads
                    text = str(json.loads(block.written(value)))
                    if text in texts and len(text) >= shortest:
                        yield index, block.span(value)[0]


def _loaded(case: Case | Path | str) -> Case:
    if isinstance(case, Case):
        return case
    path = Path(case)
    return load_case(path, path.parent)
