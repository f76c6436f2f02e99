"""Plans in which a listing's next page is one that was read already: who follows without looking never ends."""

from collections.abc import Sequence
from itertools import pairwise

from harness.explore.apply import Stage
from harness.model import Plan
from harness.mutations import LoopNextLink


def loop_plans(stage: Stage, pages: Sequence[int]) -> list[Plan]:
    """Return a plan for each page that links to the next one read: the link leads back to the first, and to itself."""
    urls = [stage.case.exchanges[page].request.url for page in pages]
    plans = []
    for number, (page, _) in enumerate(pairwise(pages)):
        for back in dict.fromkeys((urls[0], urls[number])):
            record = LoopNextLink(own=urls[number], following=urls[number + 1], to=back)
            if record.edits(stage.page(page)):
                plans.append(Plan((record,), page))
    return plans
