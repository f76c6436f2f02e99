"""What a run tells while it goes; reports read events and never the engine."""

from typing import Any, Literal

import msgspec

from harness.model.case import Expectation
from harness.model.failure import Failure
from harness.model.judgement import Judgement, Standing
from harness.model.lifetime import Lifetime
from harness.model.mutation import Family
from harness.model.outcome import OutcomeKind
from harness.model.saved import PLAYED, SavedResult
from harness.model.spec import Options

Fate = Literal["equal", "missing", "refused", "failed", "unapplied"]
"""What became of an example; each is a field of `Tally`."""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the examples of one family."""

    equal: int = 0
    """The result was the baseline's."""
    missing: int = 0
    """Some field was honestly absent, nothing was wrong."""
    refused: int = 0
    failed: int = 0
    """A check found something, at whatever severity."""
    unapplied: int = 0
    """The plan changed nothing on this page, so nothing was tested."""

    @property
    def examples(self) -> int:
        """Examples that tested something."""
        return self.equal + self.missing + self.refused + self.failed

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(**{name: getattr(self, name) + getattr(other, name) for name in self.__struct_fields__})


class CaseResult(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper on one case."""

    case: str
    baseline: str
    """`ok`, or why the scraper fails on its own recorded page."""
    expect: Expectation = "content"
    """What the recorded page is; an error page is judged as it is, and nothing is played over it."""
    refused: bool = False
    """Whether the scraper refused the recorded page."""
    untested: str = ""
    """Why nothing was tested of it, though the recorded page gives a result."""
    tallies: dict[str, Tally] = {}
    """By family; none of what tested nothing."""


class ScraperResult(msgspec.Struct, frozen=True, kw_only=True):
    """One scraper over all its cases."""

    name: str
    target: str
    cases: tuple[CaseResult, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()
    """What a maintainer should know of the run itself, such as a failure that did not show again."""
    saved: tuple[SavedResult, ...] = ()
    """What became of the failures that earlier runs kept; those that still fail are among `failures`."""
    lifetimes: tuple[Lifetime, ...] = ()
    """How long each field lives, over all cases."""
    seconds: float = 0.0
    cut: bool = False
    """Whether it was stopped, by hand or by the clock, before all was tried."""
    unreached: tuple[str, ...] = ()
    """Cases on which nothing was tried, for it was stopped before."""
    unusable: str = ""
    """Why the scraper could not be run at all, such as that it cannot be imported."""
    judgement: Judgement = Judgement()
    """How this stands against what is known of the scraper."""

    @property
    def baseline(self) -> str:
        """`ok` when the scraper works on every recorded page, else the first reason why not."""
        if self.unusable:
            return self.unusable
        broken = (f"{result.case}: {result.baseline}" for result in self.cases if result.baseline != "ok")
        nothing = self._stopped if self.cut else "no case matched"
        return next(broken, "ok" if self.cases else nothing)

    @property
    def examples(self) -> int:
        """Examples that tested something, over all cases and families."""
        return sum(tally.examples for result in self.cases for tally in result.tallies.values())

    @property
    def played_again(self) -> int:
        """Failures of earlier runs that were played, whatever became of them."""
        return sum(1 for one in self.saved if one.state in PLAYED)

    @property
    def untested(self) -> str | None:
        """Why the run says nothing of some recorded page, or of all; None when it says something of each."""
        if self.untestable or not self.unreached:
            return self.untestable
        further = f", or on {len(self.unreached) - 1} more" if len(self.unreached) > 1 else ""
        return f"{self.unreached[0]}: the run was over before anything was tried on it{further}"

    @property
    def untestable(self) -> str | None:
        """Why a page whose turn it was says nothing, or all of them: whoever gave a run less time asked for no less."""
        if self.baseline != "ok":
            return self.baseline
        untested = (f"{result.case}: {result.untested}" for result in self.cases if result.untested)
        if told := next(untested, None):
            return told
        if any(result.expect == "content" for result in self.cases) and not self.examples:
            return self._stopped if self.unreached else "no mutation or exhibit applied to its pages"
        return None

    @property
    def _stopped(self) -> str:
        known = self.played_again
        before = f"any example, after {known} kept failure{'s' if known > 1 else ''}" if known else "anything was tried"
        return f"it was stopped before {before}"

    def standing(self, failure: Failure) -> Standing:
        """Return how one of the failures stands against what is accepted; where nothing is, an error ends a run."""
        return self.judgement.standings.get(failure.id) or Standing(counts=failure.severity == "error")

    @property
    def gates(self) -> bool:
        """Whether something here ends the run with exit code 1."""
        failed = any(self.standing(failure).gates for failure in self.failures)
        return failed or any(change.gates for change in self.judgement.worse)


class RunStarted(msgspec.Struct, frozen=True, tag=True):
    """A run begins."""

    scrapers: tuple[str, ...]
    cases: int
    options: Options


class ScraperStarted(msgspec.Struct, frozen=True, tag=True):
    """A scraper's first case begins."""

    scraper: str
    target: str
    cases: int


class BaselineTried(msgspec.Struct, frozen=True, tag=True):
    """The scraper ran on the recorded, unchanged page."""

    scraper: str
    case: str
    baseline: str


class SavedPlayed(msgspec.Struct, frozen=True, tag=True):
    """A failure that an earlier run kept was played again; where it still fails, `FailureFound` follows."""

    scraper: str
    result: SavedResult


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """A plan that was tried, and what came of it."""

    plan: tuple[dict[str, Any], ...]
    """Its records as JSON values: see `Failure.mutations`."""
    exchange: int = 0
    fate: Fate
    kind: OutcomeKind | None = None
    """How the scraper answered; None when the plan changed nothing and so was not run."""
    checks: tuple[str, ...] = ()
    """Those that found something."""
    seconds: float = 0.0
    """Wall time of the scraper's call."""


class Progress(msgspec.Struct, frozen=True, tag=True):
    """An example was judged."""

    scraper: str
    case: str
    family: Family
    done: int
    total: int
    example: Example


class Aged(msgspec.Struct, frozen=True, tag=True):
    """A page that had grown old was scraped, of which nothing is judged."""

    scraper: str
    case: str
    months: float
    done: int
    total: int


class Shrinking(msgspec.Struct, frozen=True, tag=True):
    """A new failure is being made smaller."""

    scraper: str
    case: str
    check: str


class FailureFound(msgspec.Struct, frozen=True, tag=True):
    """A failure with its smallest plan so far; a later one with the same ID takes its place."""

    failure: Failure


class ScraperFinished(msgspec.Struct, frozen=True, tag=True):
    """A scraper's last case ended, or the run was interrupted while it ran."""

    result: ScraperResult
    interrupted: bool = False


class RunFinished(msgspec.Struct, frozen=True, tag=True):
    """The run ended."""

    results: tuple[ScraperResult, ...]
    seconds: float
    interrupted: bool = False
    idle: str = ""
    """Why there was nothing to run, as was asked: no scraper changed, or a shard has none."""


Event = (
    RunStarted
    | ScraperStarted
    | SavedPlayed
    | BaselineTried
    | Progress
    | Aged
    | Shrinking
    | FailureFound
    | ScraperFinished
    | RunFinished
)
