"""Is survival worse or better than it was, by more than chance? In: tallies. Out: changes in words."""

from collections.abc import Iterator
from typing import Literal

from harness.campaign.chance import Sample, chance_of_at_most, chance_of_fall
from harness.model import FAMILIES, Change, Known, Options, Policy, ScraperResult, Tally
from harness.reports.figures import share, tally_of

LISTED: frozenset[str] = frozenset({"exhibit", "wire"})
"""Families whose plans come from a list, simplest first, so that a smaller budget is another mixture."""

Direction = Literal["fell", "rose"]


def comparisons_of(policy: Policy) -> int:
    """Return how many comparisons one scraper's run comes to at most: of each family its measures, and the floors."""
    return sum(len(list(_measures(family, Tally(equal=1)))) for family in FAMILIES) + len(policy.floors)


def tested_cases(result: ScraperResult) -> frozenset[str]:
    """Return the cases that a run says something of."""
    return frozenset(case.case for case in result.cases if case.baseline == "ok")


def played(result: ScraperResult) -> set[str]:
    """Return the families that were tried."""
    return {family for case in result.cases for family in case.tallies}


def incomparable(result: ScraperResult, known: Known, options: Options) -> str:
    """Return why the figures of two runs are not about the same, or ""."""
    if tested_cases(result) != frozenset(known.cases):
        return "its cases are not those of the baseline"
    if options.replay != known.replay:
        return f"the baseline was recorded with --replay {known.replay}"
    return ""


def changes_of(
    result: ScraperResult, known: Known, options: Options, level: float, direction: Direction
) -> Iterator[Change]:
    """Yield the families whose survival fell or rose beyond chance, each by the first measure that did."""
    for family, before in known.tallies.items():
        now = tally_of(result, family)
        same_list = options.max_examples == known.max_examples or now.examples == before.examples
        if not (now.examples and before.examples and (same_list or family not in LISTED)):
            continue
        for (name, part), (_, part_before) in zip(_measures(family, now), _measures(family, before), strict=True):
            cases = _played(result, family)
            pair = Sample.of(part, now.examples, cases), Sample.of(part_before, before.examples, cases)
            if chance_of_fall(*(pair if direction == "fell" else pair[::-1])) < level:
                told = f"{name} {direction} from {_told(part_before, before)} to {_told(part, now)}"
                yield Change(kind="survival", family=family, told=told)
                break


def below_floor(result: ScraperResult, policy: Policy, level: float) -> Iterator[Change]:
    """Yield the families whose survival lies below their floor beyond chance."""
    for family, floor in sorted(policy.floors.items()):
        tally = tally_of(result, family)
        if tally.examples:
            name, part = next(_measures(family, tally))
            if chance_of_at_most(Sample.of(part, tally.examples, _played(result, family)), floor) < level:
                told = f"{name} is {_told(part, tally)}, below its floor of {100 * floor:g} %"
                yield Change(kind="floor", family=family, told=told)


def _measures(family: str, tally: Tally) -> Iterator[tuple[str, int]]:
    """Yield what is compared, with the examples that have it.

    A changed page is survived with the same result. On an error page or a failing connection that is not asked for, and
    whoever learns to refuse more must not look worse: there all but a failure survives.
    """
    sound = tally.examples - tally.failed
    if family in LISTED:
        yield f"survival of {family}", sound
    else:
        yield f"survival of {family}", tally.equal
        yield f"the share of {family} without a failure", sound


def _played(result: ScraperResult, family: str) -> int:
    return sum(1 for case in result.cases if family in case.tallies and case.tallies[family].examples)


def _told(part: int, tally: Tally) -> str:
    return f"{share(part, tally.examples) if part else '0 %'} (of {tally.examples:,})"
