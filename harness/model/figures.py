"""What is kept of a scraper's run for years: figures without evidence."""

from typing import Literal, Self

import msgspec

from harness.model.event import ScraperResult, Tally
from harness.model.mutation import FAMILIES, Family


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper's run in figures."""

    cases: int
    families: dict[Family, Tally]
    """Over all cases; those that were played."""
    errors: int
    warnings: int
    seconds: float
    untested: str = ""
    """Why the run says nothing of some page, or of all."""

    @classmethod
    def of(cls, result: ScraperResult) -> Self:
        """Return a result's figures."""
        tallies = {
            family: sum((case.tallies[family] for case in result.cases if family in case.tallies), Tally())
            for family in FAMILIES
            if any(family in case.tallies for case in result.cases)
        }
        severities = [failure.severity for failure in result.failures]
        return cls(
            cases=len(result.cases),
            families=tallies,
            errors=severities.count("error"),
            warnings=severities.count("warning"),
            seconds=result.seconds,
            untested=result.untested or "",
        )

    @property
    def total(self) -> Tally:
        """The tally over all families."""
        return sum(self.families.values(), Tally())


class PastRun(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper in one run of the past."""

    scraper: str
    started: str
    """When the run began: `2026-11-27T07:55:11Z`."""
    seed: int
    max_examples: int
    """The budget: examples per case and family."""
    state: Literal["finished", "running", "unfinished"]
    figures: Figures | None = None
    """None unless it is finished."""
