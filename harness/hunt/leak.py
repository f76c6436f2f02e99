"""Did a page leave something behind that changes the result of the next one?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from harness.hunt.bench import Bench, Verdict
from harness.hunt.shrinking import failure
from harness.model import Failure, Family, Finding, Plan


def find_leak(bench: Bench, scraper: str, family: Family, drawn: Sequence[Plan]) -> Iterator[tuple[Finding, Failure]]:
    """Yield each way in which the recorded page now gives another result, with the one plan that brings it about.

    The process is left as fresh as it was at the start. A leak that takes more than one page to show is not told here.
    """
    if not bench.judge_again().unsteady:
        return
    bench.restart()
    if (verdict := bench.judge_again()).unsteady:
        for finding in verdict.unsteady:
            yield finding, failure(bench, scraper, finding, family="after", plan=Plan(), verdict=verdict)
        bench.restart()
        return
    plan = _culprit(bench, family, drawn)
    bench.leaks = True
    if plan is not None:
        verdict = _after(bench, family, [plan])
        for finding in verdict.unsteady:
            yield finding, failure(bench, scraper, finding, family=family, plan=plan, verdict=verdict)
    bench.restart()


def find_leaks_between(benches: Sequence[Bench], scraper: str) -> Iterator[tuple[Finding, Failure]]:
    """Yield each way in which one case leaves something behind for the next, tried both ways round."""
    for one, other in pairwise(benches):
        for first, second in ((one, other), (other, one)):
            if second.stop():
                return
            verdict = second.judge_after(first.case)
            for finding in verdict.unsteady:
                told = failure(second, scraper, finding, family="after", plan=Plan(), verdict=verdict)
                evidence = f"{told.evidence}: {first.case.name}"
                yield finding, msgspec.structs.replace(told, after=first.case.name, evidence=evidence)


def _after(bench: Bench, family: Family, preceding: Sequence[Plan]) -> Verdict:
    bench.restart()
    for plan in preceding:
        bench.try_plan(plan, family)
    return bench.judge_again()


def _culprit(bench: Bench, family: Family, drawn: Sequence[Plan]) -> Plan | None:
    """Return the plan after which the recorded page first gives another result, found by bisection."""
    good, bad = 0, len(drawn)
    if not drawn or not _after(bench, family, drawn).unsteady:
        return None
    while bad - good > 1 and not bench.stop():
        middle = (good + bad) // 2
        if _after(bench, family, drawn[:middle]).unsteady:
            bad = middle
        else:
            good = middle
    return drawn[bad - 1] if bad - good == 1 else None
