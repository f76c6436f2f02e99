"""A scraper on its bench: one sandbox, one case, one baseline; plans go in, verdicts come out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from harness.checks import Trial, about_source, compare, judge, left_out, names_lost, without_absent
from harness.checks.trial import Occasion
from harness.exhibits import never_ends
from harness.explore import Played, Stage
from harness.hunt.allowance import Allowance, allowance
from harness.hunt.diff import changed_bytes
from harness.hunt.flow import content_read, pages_read, settled
from harness.model import (
    Case,
    Exchange,
    Exhibit,
    Family,
    Finding,
    Options,
    Outcome,
    Overlay,
    Plan,
    answer,
)
from harness.mutations import LoopNextLink
from harness.sandbox import AnySandbox, shares_are_told, too_late

FEWEST_REQUESTS_ALLOWED = 50
REQUESTS_ALLOWED = 10
"""A scraper may make this many times the requests that the recorded page takes before it is a storm."""
REQUESTS_IN_A_CIRCLE = 31
"""Requests that the most patient client (requests) makes by itself before it gives a circle of redirects up."""
REQUESTS_IN_A_LOOP = 120
"""Requests that a scraper may make where a listing leads back: who stops by itself at a hundred pages is no storm."""
SOFT_TIMEOUT = 50
"""While searching, a run that takes this many times the baseline counts as a hang; confirming takes the full limit."""
SHORTEST_SOFT_TIMEOUT = 2.0
KNOWN_HANG_TIMEOUT = 0.5
"""Seconds that are enough to see once more what was confirmed to be a hang before."""
SLOW_TIMES = 2
"""A run may take this many times what one took that was no hang but slow: its like are a little slower."""
FRESH_TIMES = 3
"""A run may take this many times what the recorded page takes in a fresh process, as each run after a hang has one."""
NO_SUCH_PAGE = frozenset({404, 410})
"""Statuses by which many a site ends a listing (RFC 9110, section 15.5)."""
REPETITIONS = frozenset({"nondeterministic", "state-leak"})
"""Checks that compare the recorded page with itself."""
MOST_PAGES = 3
"""Pages of a case that are mutated or replaced: the first ones that the scraper reads."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one run came to."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    trial: Trial
    played: Played

    @property
    def unsteady(self) -> tuple[Finding, ...]:
        """What a repetition of the recorded page found; other findings are not its own."""
        return tuple(finding for finding in self.findings if finding.check in REPETITIONS)

    def shows(self, wanted: Finding) -> bool:
        """Say whether the run shows the same failure, at least as grave."""
        return self.showing(wanted) is not None

    def showing(self, wanted: Finding) -> Finding | None:
        """Return the finding of the same failure, at least as grave, in the words of this run.

        What excuses a plan's result, such as an ambiguous change beside what breaks the scraper, may be shrunk away.
        """
        grave = {wanted.severity, "error"}
        same = (one for one in self.findings if one.identity == wanted.identity and one.severity in grave)
        return next(same, None)


class Bench:
    """Runs plans on one case and judges them against the case's baseline."""

    def __init__(
        self,
        sandbox: AnySandbox,
        case: Case,
        exhibits: Sequence[Exhibit],
        options: Options,
        *,
        key: tuple[str, ...] = (),
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        self.sandbox = sandbox
        self.stop = stop
        self.case = case
        self.key = key
        self.stage = Stage(case, exhibits, feed=sandbox.feed)
        self.options = options
        self.volatile: frozenset[str] = frozenset()
        self.leaks = False
        """Whether pages are known to leave something behind, so that every example needs a fresh process."""
        self.unexplained = False
        """Whether the last leak that was seen took pages that are no longer known, so that it may be found anew."""
        self.caches = False
        """Whether every example needs a process that has seen nothing: the scraper keeps what it fetched, or gives
        another kind of result when it is run again."""
        self.hangs = False
        """Whether the scraper is known to hang on some change of this case."""
        self.remains: frozenset[str] = frozenset()
        """What the scraper is known to leave behind: files, variables."""
        self.grows = False
        """Whether the scraper is known to leave more behind with each run, so that its process cannot serve many."""
        self.fresh_seconds = options.timeout
        """Wall time of the recorded page in a fresh process, such as the next run has after each hang."""
        self.slow_seconds = 0.0
        """Wall time to allow while searching, for a run that was held for a hang has come to its end so slowly."""
        self.usual_seconds = options.timeout
        """Wall time of the recorded page, once what is imported late has been."""
        self.ignored: frozenset[str] = frozenset()
        """What of `ignore` was a field of some result, and so was left out of it."""
        self.unasked: frozenset[str] = frozenset()
        """Names that were left out altogether, so that they cannot be required."""
        self._seen_others = False
        """Whether the process has run anything but the recorded page."""
        sandbox.open(case)
        self.baseline = self.restart()
        self.case = settled(case, sandbox.feed, self.baseline)
        self.volatile = about_source(self.baseline.items, (self.case.exchanges[index].response for index in self.pages))

    @property
    def request_limit(self) -> int:
        """Requests after which a run is stopped as a storm."""
        return max(FEWEST_REQUESTS_ALLOWED, REQUESTS_ALLOWED * len(self.baseline.requests))

    @property
    def soft_timeout(self) -> float:
        """Seconds after which a run counts as a hang while searching.

        Half a second would be no sure sign where all time that passes counts.
        """
        short = self.hangs and shares_are_told()
        shortest, factor = (KNOWN_HANG_TIMEOUT, 10) if short else (SHORTEST_SOFT_TIMEOUT, SOFT_TIMEOUT)
        usual = max(factor * self.usual_seconds, FRESH_TIMES * self.fresh_seconds)
        return min(self.options.timeout, max(shortest, usual, self.slow_seconds))

    @cached_property
    def pages(self) -> tuple[int, ...]:
        """Indices of the exchanges whose pages the scraper reads, in the order of reading; see `pages_read`."""
        return pages_read(self.case, self.sandbox.feed, self.baseline)[:MOST_PAGES]

    def judge_recorded(self) -> Verdict:
        """Judge the baseline by itself."""
        return self._judged_alone(self.baseline)

    def judge_recorded_elsewhere(self, other: AnySandbox) -> Verdict:
        """Run the recorded case in another sandbox and judge it by itself."""
        other.open(self.case)
        other.restart()
        return self._judged_alone(self._run_recorded(other))

    def judge_again(self) -> Verdict:
        """Run the recorded case again in the same process and judge it against the baseline."""
        outcome = self._run_recorded(self.sandbox)
        self.caches |= self.keeps(outcome)
        return self._verdict("after", outcome, Played())

    def keeps(self, outcome: Outcome) -> bool:
        """Say whether a run of the recorded page asked for nothing any more, as by what the scraper keeps."""
        return bool(self.baseline.requests) and not outcome.requests

    def judge_after(self, previous: Case) -> Verdict:
        """Run the recorded case in a process that has just scraped another, and judge it against the baseline."""
        self.sandbox.open(previous)
        self.restart()
        self._seen_others = True
        self.sandbox.open(self.case)
        return self.judge_again()

    def judge_elsewhere(self, other: AnySandbox, *, later: float = 0.0, chance: int = 0) -> Verdict:
        """Run the recorded case in a fresh process of a sandbox, at another time if need be, and judge it."""
        if other is not self.sandbox:
            other.open(self.case)
        other.restart()
        return self._verdict("repeat", self._run_recorded(other, later=later, chance=chance), Played())

    def leave_out(self, finding: Finding) -> None:
        """Compare a field no more that a repetition of the recorded page has changed: it says nothing of a plan."""
        self.volatile |= {finding.field}
        self.leaks |= finding.check == "state-leak"
        self.caches |= finding.check == "state-leak" and not finding.field

    def try_plan(self, plan: Plan, family: Family, *, timeout: float | None = None) -> Verdict | None:
        """Run a plan and judge it; None when it changes nothing on this page, so that nothing was tested."""
        played = self.stage.play(plan)
        if not played.applied:
            return None
        limit = self._allowed(played) if timeout is None else timeout
        outcome = self._run(played.overlays, played.extra, limit, patience=self._patience(plan, played))
        occasion: Occasion = family
        if played.control:
            occasion = "drift" if self._is_lost(outcome, played, limit) else "control"
        return self._verdict(occasion, outcome, played, later=plan.exchange not in self._first_pages)

    def try_together(self, plans: Sequence[Plan]) -> Trial:
        """Run drift of several pages at once, as a site changes them; nothing is asked of the result yet."""
        parts = [self.stage.play(plan) for plan in plans]
        played = Played(
            overlays=tuple(overlay for part in parts for overlay in part.overlays),
            responses=tuple(response for part in parts for response in part.responses),
        )
        outcome = self._run(played.overlays, (), self.soft_timeout, patience=self.request_limit)
        self.hangs |= outcome.kind == "hang"
        return self._trial("drift", outcome, played)

    def _allowed(self, played: Played) -> float:
        """Return the seconds that a run may take while searching."""
        return self.options.timeout if self._stalls(played) and not self.hangs else self.soft_timeout

    def _stalls(self, played: Played) -> bool:
        """Say whether the scraper has to wait for a timeout of its own, in real time."""
        return played.fault is not None and played.fault.stalls and self.sandbox.real_time

    def changed(self, played: Played) -> int:
        """Return how much of the pages a plan changed: see `Failure.changed`."""
        return sum(
            changed_bytes(self.case.exchanges[overlay.exchange].response, overlay.response)
            for overlay in played.overlays
        )

    def restart(self) -> Outcome:
        """Run the recorded case in a fresh process, as a replay does before its plan."""
        self.sandbox.restart()
        self._seen_others = False
        outcome = self._run_recorded(self.sandbox)
        self.fresh_seconds = min(self.fresh_seconds, outcome.seconds)
        return outcome

    def confirm(self, plan: Plan, family: Family, finding: Finding) -> Verdict | None:
        """Run a plan in a fresh process with the full time limit; None when the failure does not show again."""
        self.restart()
        verdict = self.try_plan(plan, family, timeout=self.options.timeout)
        if finding.check == "hang" and verdict is not None and verdict.outcome.kind != "hang":
            self.slow_seconds = max(self.slow_seconds, SLOW_TIMES * verdict.outcome.seconds)
        return verdict if verdict is not None and verdict.shows(finding) else None

    def _patience(self, plan: Plan, played: Played) -> int:
        """Return how many requests a scraper may make: how often one goes round in a circle is each one's own."""
        if played.exhibit is not None and never_ends(played.exhibit):
            return max(self.request_limit, REQUESTS_ALLOWED * REQUESTS_IN_A_CIRCLE)
        loop = any(isinstance(mutation, LoopNextLink) for mutation in plan.mutations)
        return max(self.request_limit, REQUESTS_IN_A_LOOP if loop else 0)

    def outcome_on(self, overlays: Sequence[Overlay]) -> Outcome:
        """Run the case with other answers and return what the scraper does, unjudged."""
        return self._run(overlays, (), self.soft_timeout, patience=self.request_limit)

    def outcome_here(self, played: Played) -> Outcome:
        """Run what is played in the process as it is, with the full time limit, and return the outcome, unjudged."""
        timeout, limit = self.options.timeout, self.request_limit
        return self._heeded(self.sandbox.run(played.overlays, played.extra, timeout=timeout, request_limit=limit))

    def _run(self, overlays: Sequence[Overlay], extra: Sequence[Exchange], timeout: float, *, patience: int) -> Outcome:
        if self.caches:
            self.sandbox.restart()
        elif self.leaks:
            self.restart()
        self._seen_others = True
        more = allowance(self.case, self.pages, overlays, self.usual_seconds)
        if more.memory:
            return self._heeded(self._run_grown(overlays, extra, timeout, more, patience=patience))
        return self._heeded(self.sandbox.run(overlays, extra, timeout=timeout, request_limit=patience))

    def _run_grown(
        self, overlays: Sequence[Overlay], extra: Sequence[Exchange], timeout: float, more: Allowance, *, patience: int
    ) -> Outcome:
        """Run in a process of its own: what a process has once taken of memory, it keeps."""
        self.sandbox.restart()
        allowed = timeout + more.seconds
        outcome = self.sandbox.run(overlays, extra, timeout=allowed, request_limit=patience, more_memory=more.memory)
        self.sandbox.restart()
        if outcome.detail == too_late(allowed):  # how long that was is another each time
            told = f"{too_late(timeout)}, nor in the time that a page of this length takes in proportion"
            return msgspec.structs.replace(outcome, detail=told)
        return outcome

    def _is_lost(self, outcome: Outcome, played: Played, timeout: float) -> bool:
        """Say whether a control misleads the scraper by its elements alone, as any redesign may.

        Then its twin, which says nothing, gives the same result; or something on it was fetched that nobody recorded.
        """
        if outcome.kind not in {"items", "nothing", "refusal"} or outcome.items == self.baseline.items:
            return False
        if outcome.misses:
            return True
        twin = self._run(played.twin, (), timeout, patience=self.request_limit)
        differences = compare(outcome.items, twin.items, self.key)
        return twin.kind == outcome.kind and all(one.field in self.volatile for one in differences)

    def _run_recorded(self, sandbox: AnySandbox, *, later: float = 0.0, chance: int = 0) -> Outcome:
        limit = max(FEWEST_REQUESTS_ALLOWED, REQUESTS_ALLOWED * len(self.case.exchanges))
        outcome = sandbox.run(timeout=self.options.timeout, request_limit=limit, later=later, chance=chance)
        self.usual_seconds = min(self.usual_seconds, outcome.seconds)
        heeded = self._heeded(outcome)
        self.unasked |= names_lost(without_absent(outcome.items, self.options.absent), heeded.items)
        return heeded

    def _heeded(self, outcome: Outcome) -> Outcome:
        """Return the outcome without the fields that are to be ignored and the texts that stand for no value."""
        if not (self.options.ignore or self.options.absent) or not outcome.items:
            return outcome
        items, ignored = left_out(without_absent(outcome.items, self.options.absent), self.options.ignore)
        self.ignored |= ignored
        return msgspec.structs.replace(outcome, items=items)

    def _judged_alone(self, outcome: Outcome) -> Verdict:
        return self._verdict("recorded", outcome, Played(responses=(answer(self.case)[1],)))

    @cached_property
    def _first_pages(self) -> tuple[int, ...]:
        """The exchange that answers the case's URL, or what the scraper reads first where it reads another."""
        own = answer(self.case)[0]
        first = own if own in self.pages or not self.pages else self.pages[0]
        return (first, self.case.flow.first) if self.case.flow else (first,)

    @cached_property
    def _ends(self) -> frozenset[int]:
        asked = {made.exchange for made in self.baseline.requests if made.exchange > 0}
        later = (self.case.exchanges[index].response.status for index in asked)
        return NO_SUCH_PAGE.intersection(later) if self.baseline.kind == "items" else frozenset()

    def _verdict(self, occasion: Occasion, outcome: Outcome, played: Played, *, later: bool = False) -> Verdict:
        trial = self._trial(occasion, outcome, played, later=later)
        return Verdict(outcome, judge(trial), trial, played)

    def _trial(self, occasion: Occasion, outcome: Outcome, played: Played, *, later: bool = False) -> Trial:
        return Trial(
            occasion=occasion,
            baseline=self.baseline,
            outcome=outcome,
            required=tuple(name for name in self.case.required if name not in self.unasked),
            refusal_expected=self.case.expect == "refusal",
            error_page=self.case.error_page,
            golden=self.case.golden,
            played=played.responses,
            recorded=tuple(self.case.exchanges[index].response for index in self.pages),
            content=content_read(self.case, self.baseline),
            later=later,
            ends=self._ends,
            exhibit=played.exhibit,
            fault=played.fault,
            ambiguous=played.ambiguous,
            hostile=played.hostile,
            reshaped=played.reshaped,
            copied=played.copied,
            stalled=self._stalls(played),
            key=self.key,
            volatile=self.volatile,
            alone=not self._seen_others,
        )
