"""How small the smallest plans are, and how many runs they take: `python -m tests.hunt.measure_shrinking`.

Names of scrapers of the zoo may be given; else all planted ones are run whose bug shows when the page is changed. A run
is one call of the scraper, be it on a candidate or on the recorded page in a fresh process. The last column counts the
steps that shrinking left: leaving out a mutation, or taking a simpler variant, that shows the same failure still.
"""

import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import msgspec
from rich.console import Console
from rich.table import Table

import harness.run
from harness.campaign import bundled_exhibits
from harness.explore import decode_plan
from harness.explore.shrink import smaller_plans
from harness.hunt import Bench, smallest
from harness.model import Failure, Family, Finding, Plan
from tests.zoo_runs import SHOWS, missing, options, unit

MOST_EXAMPLES = 100
MUTATED: tuple[Family, ...] = ("noise", "drift", "damage")
MEDIAN_PROMISED = 200


@dataclass(frozen=True)
class Shrunk:
    """One failure's shrinking."""

    failure: Failure
    before: int
    """Mutations of the plan that was found."""
    runs: int
    left: tuple[Plan, ...]
    """Smaller plans that show the failure as well."""


def shrunk(name: str, families: Sequence[Family], most: int = MOST_EXAMPLES) -> list[Shrunk]:
    """Run a scraper of the zoo, with at most so many examples a family, and tell how each failure was shrunk."""
    found: list[Shrunk] = []

    def counted(bench: Bench, scraper: str, plan: Plan, family: Family, finding: Finding) -> Failure | None:
        with patch.object(bench.sandbox, "run", wraps=bench.sandbox.run) as run:
            failure = smallest(bench, scraper, plan, family, finding)
        if failure is not None:
            left = tuple(_left(bench, failure, family, finding))
            found.append(Shrunk(failure, len(plan.mutations), run.call_count, left))
        return failure

    limits = msgspec.structs.replace(options(name, 0), max_examples=most, families=tuple(families))
    with patch.object(harness.run, "smallest", counted):
        one = unit(name)
        for _ in harness.run.run_scraper(one.spec, one.cases, bundled_exhibits(), limits):
            pass
    return found


def _left(bench: Bench, failure: Failure, family: Family, finding: Finding) -> Iterator[Plan]:
    for plan in smaller_plans(decode_plan(failure.mutations, failure.exchange)):
        if bench.confirm(plan, family, finding) is not None:
            yield plan


def _row(name: str, one: Shrunk) -> tuple[Any, ...]:
    told = one.failure
    return name, told.check, told.family, one.before, len(told.mutations), one.runs, len(one.left) or ""


def main() -> bool:
    """Measure and print, and say whether the promises are kept."""
    table = Table(title="shrinking", highlight=True)
    for heading in ("scraper", "check", "family", "before", "after", "runs", "steps left"):
        table.add_column(heading)
    found: list[Shrunk] = []
    for name in sys.argv[1:] or SHOWS:
        families = [family for family in SHOWS[name] if family in MUTATED]
        if families and not missing(name) and (sys.argv[1:] or not name.startswith("sound-")):
            shrinkings = shrunk(name, families)
            found += shrinkings
            for one in shrinkings:
                table.add_row(*map(str, _row(name, one)))
    console = Console(width=140)
    console.print(table)
    runs = sorted(one.runs for one in found)
    median = statistics.median(runs)
    minimal = sum(not one.left for one in found)
    console.print(
        f"{len(found)} failures: {minimal} minimal; runs: median {median:.0f}, nine of ten"
        f" {statistics.quantiles(runs, n=10)[-1]:.0f}, most {runs[-1]}; promised: a median of at most {MEDIAN_PROMISED}"
    )
    return minimal == len(found) and median <= MEDIAN_PROMISED


if __name__ == "__main__":
    sys.exit(not main())
