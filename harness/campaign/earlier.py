"""What a run had come to before it was cut short, for the run that goes on with it.

A scraper is the unit of going on: a finished one is not run again, any other is run from its start, because its next
example depends on all that its processes and its ledger have been through.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from harness.model import Failure, ScraperResult


@dataclass(frozen=True, slots=True)
class Earlier:
    """By scraper: the results of those that finished, and what had been found in the others."""

    results: Mapping[str, ScraperResult] = field(default_factory=dict)
    failures: Mapping[str, tuple[Failure, ...]] = field(default_factory=dict)

    def noted(self, result: ScraperResult) -> ScraperResult:
        """Return a result that also tells of what was found before and not again, as of a scraper left to chance."""
        known = {failure.identity for failure in result.failures}
        lost = [one for one in self.failures.get(result.name, ()) if one.identity not in known]
        notes = tuple(
            f"{one.case}: {one.check}{f' of {one.field}' if one.field else ''} was found before the run was cut short"
            f" and not again after it; it is not reported ({one.id})"
            for one in lost
        )
        return msgspec.structs.replace(result, notes=(*result.notes, *notes))


NOTHING = Earlier()
"""Of a run that starts anew."""
