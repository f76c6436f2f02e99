"""Did a value of the recorded page stay behind in the process, so that a page that has none gives it again?

In: examples with their verdicts. Out: failures. What a page leaves behind for the next is looked for elsewhere, by
running the recorded page again (`harness.hunt.leak`); what the recorded page itself leaves behind shows on another page
alone, as the recorded result, and passes there for a survival.

Rule 1. Suspect is a value of the recorded page on a first page that has it not: an error page without an article, or a
page from which its text was taken.
Rule 2. Whether it was left over is seen, not guessed: a process that has not seen the recorded page gives another.
Rule 3. What is kept by address is no leak: the last good answer of a URL may stand in for an answer that fails.
Rule 4. A field that is explained once is asked nothing more, so that a constant takes one run.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

import msgspec

from harness.checks import judge, kept_values
from harness.checks.sources import SHORTEST, leaves
from harness.explore import Stage, shrink
from harness.hunt.bench import Bench, Verdict
from harness.hunt.shrinking import failure
from harness.model import Case, Exchange, Failure, Family, Finding, Outcome, Plan, Value
from harness.model.exchange import loose_key

MOST_TRIES = 4
"""Suspects of one case that are tried."""
MOST_SHRUNK = 20
"""Runs, each in two processes, that making a plan smaller may take."""
MOST_TEXTS = 20
"""Values, such as those of a listing, that are looked for on a changed page."""
ELSEWHERE = "scraper-harness=1"
"""The parameter by which a page has another address."""


@dataclass
class Leftovers:
    """The suspects of one case: they are collected while examples run, and tried between batches of them."""

    bench: Bench
    scraper: str
    _suspects: list[tuple[Plan, Family, Verdict, frozenset[str]]] = field(default_factory=list)
    _explained: frozenset[str] = frozenset()
    _tries: int = 0

    def look_at(self, plan: Plan, family: Family, verdict: Verdict) -> None:
        """Note an example that gave a value of the recorded page, and has none."""
        fields = self._suspicious(family, verdict) - self._explained
        if fields:
            self._suspects.append((plan, family, verdict, fields))

    def found(self) -> Iterator[tuple[Finding, Failure]]:
        """Try the suspects; yield each field that was left over, with a plan that shows it.

        Where one was tried, the process is left as fresh as it was at the start.
        """
        tries = self._tries
        for plan, family, verdict, fields in self._suspects:
            if self._tries < MOST_TRIES and fields - self._explained and not self.bench.stop():
                self._tries += 1
                self._explained |= fields
                if _judged(verdict, _unseen(self.bench, plan)).unsteady:
                    yield from self._tried(plan, family)
        self._suspects.clear()
        if self._tries > tries:
            self.bench.restart()

    def _tried(self, plan: Plan, family: Family) -> Iterator[tuple[Finding, Failure]]:
        verdict = judge_seen(self.bench, plan, family)
        if verdict is None or not verdict.unsteady or not _holds_elsewhere(self.bench, plan, verdict):
            return
        for finding in verdict.unsteady:
            smaller, shown = self._smallest(plan, family, finding, verdict)
            found = failure(self.bench, self.scraper, finding, family=family, plan=smaller, verdict=shown)
            yield finding, msgspec.structs.replace(found, after=self.bench.case.name)

    def _smallest(self, plan: Plan, family: Family, finding: Finding, verdict: Verdict) -> tuple[Plan, Verdict]:
        shown = {plan: verdict}

        def fails(candidate: Plan) -> bool:
            tried = None if self.bench.stop() else judge_seen(self.bench, candidate, family)
            if tried is not None:
                shown[candidate] = tried
            return tried is not None and tried.shows(finding)

        smaller = shrink(plan, fails, budget=MOST_SHRUNK)
        return smaller, shown[smaller]

    def _suspicious(self, family: Family, verdict: Verdict) -> frozenset[str]:
        trial = verdict.trial
        if trial.outcome.kind != "items" or trial.later or self.bench.caches:
            return frozenset()
        if family == "exhibit":
            empty = trial.exhibit is not None and not trial.exhibit.article
            return frozenset(name for name, _ in kept_values(trial)) if empty else frozenset()
        if family not in {"drift", "damage"}:
            return frozenset()
        bodies = [response.body for response in trial.played]
        gone = {kept for kept, text in self._texts.items() if not any(text in body for body in bodies)}
        if not gone or not any(kept in gone for kept in leaves(trial.outcome.items)):
            return frozenset()
        return frozenset(name for name, value in kept_values(trial) if (name, value) in gone)

    @cached_property
    def _texts(self) -> dict[tuple[str, Value], bytes]:
        """Values that stand in the source of the first page as they were returned: those are quickly looked for."""
        bench = self.bench
        source = bench.case.exchanges[bench.pages[0]].response.body if bench.pages else b""
        values = [one for one in leaves(bench.baseline.items) if isinstance(one[1], str) and len(one[1]) >= SHORTEST]
        texts = {(name, value): str(value).encode("utf-8", "replace") for name, value in values}
        return dict(islice(((kept, text) for kept, text in texts.items() if text in source), MOST_TEXTS))


def judge_seen(bench: Bench, plan: Plan, family: Family) -> Verdict | None:
    """Run a plan right after the recorded page, and in a process that has not seen that; judge what was left over.

    None where the plan changes nothing.
    """
    unseen = _unseen(bench, plan)
    bench.restart()
    verdict = bench.try_plan(plan, family, timeout=bench.options.timeout)
    return _judged(verdict, unseen) if verdict is not None else None


def _unseen(bench: Bench, plan: Plan) -> Outcome:
    """Run a plan in a process that has seen nothing."""
    bench.sandbox.restart()
    return bench.outcome_here(bench.stage.play(plan))


def _judged(verdict: Verdict, unseen: Outcome) -> Verdict:
    trial = replace(verdict.trial, unseen=unseen)
    return replace(verdict, trial=trial, findings=judge(trial))


def _holds_elsewhere(bench: Bench, plan: Plan, verdict: Verdict) -> bool:
    """Say whether the values are left over for a page at another address too."""
    moved = _moved(bench.case)
    bench.restart()
    bench.sandbox.open(moved)
    outcome = bench.outcome_here(Stage(moved, bench.stage.exhibits, feed=bench.sandbox.feed).play(plan))
    bench.sandbox.open(bench.case)
    trial = replace(verdict.trial, outcome=outcome)
    return {one.field for one in verdict.unsteady} <= {name for name, _ in kept_values(trial)}


def _moved(case: Case) -> Case:
    """Return the case as if its URL were another."""
    asked = loose_key("GET", case.url)[1]

    def renamed(exchange: Exchange) -> Exchange:
        if loose_key("GET", exchange.request.url)[1] != asked:
            return exchange
        request = msgspec.structs.replace(exchange.request, url=_address(exchange.request.url))
        return msgspec.structs.replace(exchange, request=request)

    return msgspec.structs.replace(case, url=_address(case.url), exchanges=tuple(map(renamed, case.exchanges)))


def _address(url: str) -> str:
    parts = urlsplit(url)
    return parts._replace(query=f"{parts.query}&{ELSEWHERE}" if parts.query else ELSEWHERE).geturl()
