"""The smallest plan is minimal, and found in few runs, whatever the failure; `measure_shrinking` has all of the zoo."""

import pytest

from harness.explore.shrink import BUDGET, shrink
from harness.model import Family, Plan
from harness.mutations.damage.truncate import Truncate
from tests.hunt.measure_shrinking import shrunk

FEW = 15


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("crash-json-ld-shape", "drift"),
        ("killed-os-exit", "drift"),
        ("type-change-only-one", "damage"),
        ("noise-sensitive-raw-source", "noise"),
    ],
)
def test_nothing_smaller_shows_the_failure(name: str, family: Family) -> None:
    """Leaving out any mutation, or taking any simpler variant of one, shows it no more."""
    found = shrunk(name, [family], FEW)

    assert found
    assert [()] * len(found) == [one.left for one in found]
    assert max(one.runs for one in found) <= BUDGET


@pytest.mark.parametrize("last", [1, 4_097, 131_071, 499_999])
def test_the_last_cut_that_matters_is_found_within_the_budget(last: int) -> None:
    """However long the page is, from a cut that loses all of it to the one that loses the least and still fails."""

    def fails(candidate: Plan) -> bool:
        return bool(candidate.mutations[0].back >= last)

    assert Plan((Truncate(back=last),)) == shrink(Plan((Truncate(back=500_000),)), fails)
