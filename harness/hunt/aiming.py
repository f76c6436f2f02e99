"""Where mutations of a case are aimed: at the values that the scraper takes from its pages.

In: a bench whose baseline has run. Out: each page that is read, with the elements that hold a value or are near one.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from harness.checks import compare
from harness.checks.compare import WHOLE
from harness.checks.sources import leaves
from harness.explore import aim_at
from harness.hunt.bench import Bench
from harness.hunt.computed import Fields, sources_of
from harness.model import Overlay
from harness.mutations import Aim
from harness.page import Edit, Page, Provenance, locate


def aims_of(bench: Bench) -> tuple[tuple[int, Aim], ...]:
    """Return each page that the scraper reads with the aim at the values it takes from there.

    Values that stand on none of the pages are looked for by what they follow, which takes some runs of the scraper.
    """
    items, pages = bench.baseline.items, [(index, bench.stage.page(index)) for index in bench.pages]
    found = {index: locate(page, items) for index, page in pages}
    counts = Counter(name for name, _ in leaves(items))
    computed = frozenset(counts) - bench.volatile
    computed -= frozenset(name for places in found.values() for name in places.sites)
    single = frozenset(name for name in computed if counts[name] == 1)
    aims = []
    for index, page in pages:
        around = _around(page, found[index]) if computed else frozenset()
        sources = sources_of(page, computed, partial(_changed, bench, index), around, single)
        aims.append((index, aim_at(page, items, sources.elements, sources.stated)))
    return tuple(aims)


def _around(page: Page, found: Provenance) -> frozenset[int]:
    """Return the elements that hold a value, those around them, and the like of all these in a list's other entries.

    Alike are those of one tag and place that share a class, or have none.
    """
    outer = (other.index for index in found.holders for other in page.ancestors(page.elements[index]))
    held = frozenset((*found.holders, *outer))
    classes: dict[int, set[str]] = {}
    for index in held:
        first = page.peers(page.elements[index])[0].index
        classes.setdefault(first, set()).update(page.elements[index].classes or ("",))
    return held.union(
        like.index
        for first, shared in classes.items()
        for like in page.peers(page.elements[first])
        if not shared.isdisjoint(like.classes or ("",))
    )


def _changed(bench: Bench, exchange: int, edits: Sequence[Edit]) -> Fields | None:
    """Return the fields that an edited page gives another value; None where it gives no result, or lacks items."""
    if bench.stop():
        return frozenset()
    outcome = bench.outcome_on([Overlay(exchange, bench.stage.page(exchange).respond(edits))])
    if outcome.kind != "items":
        return None
    names = frozenset(name for name, _ in leaves(bench.baseline.items))
    differing = {one.field for one in compare(bench.baseline.items, outcome.items, bench.key)}
    if WHOLE in differing:
        return None
    return frozenset(name for name in names if any(f"{name}.".startswith(f"{field}.") for field in differing))
