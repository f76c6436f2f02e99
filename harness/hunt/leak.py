"""Did a page leave something behind that changes the result of the next one?"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from harness.explore import encode_plan, shrink, signed
from harness.hunt.bench import Bench, Verdict
from harness.hunt.diff import legible
from harness.hunt.prefix import fewest, first_bad
from harness.hunt.shrinking import failure
from harness.model import Failure, Family, Finding, PageBefore, Plan

MOST_SHRUNK = 60
"""Sequences of pages that are played to make the changes of one leak smaller, whichever fields it is of."""
LEAST_SHRUNK = 10
"""Of these, for one page of very many: a plan has four changes at most."""


def find_leak(
    bench: Bench, scraper: str, family: Family, batch: Sequence[Plan], earlier: Sequence[Plan] = ()
) -> Iterator[tuple[Finding, Failure]]:
    """Yield each way in which the recorded page now gives another result, with the fewest plans that bring it about.

    They are looked for in the last batch, of one family, and then among the earlier plans of whichever family; of each
    the fewest changes are told that it takes. What a scraper keeps by address is none: no site has two pages at one.

    The process is left as fresh as it was at the start.
    """
    again = bench.judge_again()
    if not again.unsteady:
        return
    bench.restart()
    if (verdict := bench.judge_again()).unsteady:
        for finding in verdict.unsteady:
            yield finding, failure(bench, scraper, finding, family="after", plan=Plan(), verdict=verdict)
        bench.restart()
        return
    if again.outcome.kind == "items" and bench.keeps(again.outcome):
        return
    preceding, plan = _culprits(bench, family, (), batch)
    if plan is None and earlier:
        preceding, plan = _culprits(bench, family, earlier, batch)
    if plan is not None:
        for finding, (*pages, last), verdict in _each_smallest(bench, family, (*preceding, plan)):
            before = tuple(_page_before(bench, page) for page in pages)
            found = failure(bench, scraper, finding, family=family, plan=last, verdict=verdict)
            yield finding, msgspec.structs.replace(found, before=before)
    bench.leaks = plan is not None or bench.unexplained
    bench.unexplained = plan is None
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
    for plan in preceding[-1:] if bench.caches else preceding:  # where each has a process of its own, the last counts
        bench.try_plan(plan, family)
    return bench.judge_again()


def _culprits(
    bench: Bench, family: Family, earlier: Sequence[Plan], batch: Sequence[Plan]
) -> tuple[Sequence[Plan], Plan | None]:
    """Return the plan of the batch after which the recorded page gives another result, and what it takes before it."""
    drawn = [*earlier, *batch]

    def leaks(preceding: Sequence[Plan]) -> bool:
        return bool(_after(bench, family, preceding).unsteady)

    number = first_bad(leaks, drawn, bench.stop)
    if number is None or number < len(earlier):
        return (), None
    plan = drawn[number]
    if number == 0 or leaks([plan]):
        return (), plan
    return fewest(leaks, drawn[:number], plan, bench.stop), plan


class _Sequences:
    """What pages leave behind: each sequence of them is played once, in a fresh process, while tries are left."""

    def __init__(self, bench: Bench, family: Family) -> None:
        self.left = MOST_SHRUNK
        self._bench, self._family = bench, family
        self._verdicts: dict[tuple[Plan, ...], Verdict] = {}

    def after(self, pages: tuple[Plan, ...]) -> Verdict:
        """Return the verdict on the recorded page after these, of a run of its own."""
        self._verdicts[pages] = _after(self._bench, self._family, pages)
        return self._verdicts[pages]

    def shows(self, pages: tuple[Plan, ...], finding: Finding) -> bool:
        """Say whether a finding was seen to come of pages."""
        if pages not in self._verdicts:
            if not self.left or self._bench.stop():
                return False
            self.left -= 1
            self.after(pages)
        return self._verdicts[pages].shows(finding)


def _each_smallest(
    bench: Bench, family: Family, pages: tuple[Plan, ...]
) -> Iterator[tuple[Finding, tuple[Plan, ...], Verdict]]:
    """Yield what pages leave behind, with the fewest changes of them that it takes, and the verdict on these.

    What shows one field's leak is tried first for the next.
    """
    played = _Sequences(bench, family)
    smaller, verdict = pages, played.after(pages)
    for finding in verdict.unsteady:
        smaller = _smallest(played, smaller if played.shows(smaller, finding) else pages, finding)
        shown = verdict if smaller == pages else played.after(smaller)
        yield (finding, smaller, shown) if shown.shows(finding) else (finding, pages, verdict)


def _smallest(played: _Sequences, pages: tuple[Plan, ...], finding: Finding) -> tuple[Plan, ...]:
    """Return the pages, each with the fewest changes by which they still show a finding; the last is tried first."""
    for index in reversed(range(len(pages))):
        before, after = pages[:index], pages[index + 1 :]

        def shows(page: Plan, before: tuple[Plan, ...] = before, after: tuple[Plan, ...] = after) -> bool:
            return played.shows((*before, page, *after), finding)

        budget = max(LEAST_SHRUNK, played.left // (index + 1))
        pages = (*before, shrink(pages[index], shows, budget=budget), *after)
    return pages


def _page_before(bench: Bench, plan: Plan) -> PageBefore:
    changes = tuple(legible(mutation.describe()) for mutation in plan.mutations)
    return PageBefore(exchange=plan.exchange, mutations=encode_plan(signed(plan, bench.stage.page)), changes=changes)
