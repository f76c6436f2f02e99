"""Does the scraper read its page at all?

In: the verdicts of a case's examples. Out: why they tested nothing. Who returns the same whatever the page is survives
every change of it, and looks sound.
"""

from dataclasses import dataclass
from http import HTTPStatus

import msgspec

from harness.checks import about_source, compare
from harness.checks.sources import leaves
from harness.exhibits import never_ends
from harness.exhibits.play import final_answer
from harness.explore import Played
from harness.hunt.bench import Bench, Verdict
from harness.hunt.opaque import is_opaque, opaque
from harness.model import Exhibit, Family, Overlay

UNREAD = "gives the same whatever its page is: it does not read it; return what the page says, or leave the case out"
VALUELESS = "gives an item without a value, as it does for an empty page: correct what it looks for"
UNASKED = "made no request, so that no page of it could be changed: let it fetch its url, or take html"


@dataclass
class Unread:
    """One case's examples, as far as they may tell that a page is read."""

    bench: Bench
    _tried: bool = False
    _alike: int = 0
    _reads: bool = False

    def look_at(self, family: Family, verdict: Verdict) -> None:
        """Note whether an example gave another result; who refuses for the sake of a status has read no page."""
        self._tried = True
        exhibit = verdict.trial.exhibit
        refused = verdict.outcome.kind == "refusal"
        if family == "wire" or (refused and exhibit is not None and _is_told_by_status(exhibit)):
            return
        alike = verdict.outcome.kind == "items" and not verdict.trial.differences
        self._alike += alike
        self._reads |= not alike

    def told(self) -> str:
        """Return why nothing was tested, or nothing; it takes a run only where all examples gave the same."""
        bench = self.bench
        if self._tried and is_opaque(bench.baseline.items):
            return opaque(bench.baseline.items)
        pages = [exchange.response for exchange in bench.case.exchanges]
        telling = about_source(bench.baseline.items, pages)
        if self._reads or not self._alike:
            return ""
        emptied = [Overlay(index, msgspec.structs.replace(page, body=b"")) for index, page in enumerate(pages)]
        bench.sandbox.restart()
        outcome = bench.outcome_here(Played(overlays=tuple(emptied)))
        bench.restart()
        differences = compare(bench.baseline.items, outcome.items, bench.key)
        same = outcome.kind == "items" and all(one.field in bench.volatile - telling for one in differences)
        if not same:
            return ""
        return UNREAD if any(leaves(bench.baseline.items)) else VALUELESS


def _is_told_by_status(exhibit: Exhibit) -> bool:
    """Say whether a client may refuse an exhibit before anything reads its page."""
    return never_ends(exhibit) or final_answer(exhibit).status >= HTTPStatus.BAD_REQUEST
