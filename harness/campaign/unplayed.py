"""Saved failures that a run did not come to: each is told, so that none goes out of sight with its case.

In: units, and what their run came to. Out: the same results with what was not played, and why.
"""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from harness.campaign.executor import Unit
from harness.campaign.prune import without_owner
from harness.campaign.saved import saved_files
from harness.model import Options, SavedResult, ScraperResult

CUT = "the run was over before its turn came"
LATE = "--max-time was over before its turn came"
UNUSABLE = "its scraper could not be run"


def lost(units: Sequence[Unit]) -> dict[str, tuple[SavedResult, ...]]:
    """Return by scraper the saved failures whose cassettes are gone.

    Raises:
        ConfigError: one of the files cannot be read.
    """
    found: dict[str, tuple[SavedResult, ...]] = {unit.spec.name: () for unit in units}
    for one in without_owner(saved_files(path for unit in units for path in unit.spec.cassettes), units, ()):
        if one.stale:
            name = one.result.saved.scraper
            found[name] = (*found[name], one.result)
    return found


def with_unplayed(
    units: Iterable[Unit],
    results: Iterable[ScraperResult],
    gone: Mapping[str, tuple[SavedResult, ...]],
    options: Options,
) -> tuple[ScraperResult, ...]:
    """Return results that tell of every saved failure of the families that were tried, those that are `gone` last."""
    known = {unit.spec.name: unit.saved_under(options) for unit in units}
    told = []
    for result in results:
        played = {one.saved.id for one in result.saved}
        reason = CUT
        if result.unusable:
            reason = LATE if result.cut else UNUSABLE
        left = (one for one in known[result.name] if one.id not in played)
        unplayed = (SavedResult(saved=one, state="not played", reason=reason) for one in left)
        told.append(msgspec.structs.replace(result, saved=(*result.saved, *unplayed, *gone[result.name])))
    return tuple(told)
