"""The failures that earlier runs kept beside a scraper's cassettes, played again.

In: one scraper's cases with its saved failures. Out: what became of each, in their order, with the failure as it shows
now; and then the failures that their pages show beside it. Process and bench are new for each, as they were when the
failure was confirmed: a bench learns which fields say nothing, and one failure must not hide another. Each is played
under the options that are kept with it; what is found beside it, under the run's. What there was no time for is yielded
as not played.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from harness.explore import decode_plan
from harness.hunt.bench import Bench
from harness.hunt.elsewhere import Elsewhere
from harness.hunt.replay import Replay, replay
from harness.hunt.shrinking import smallest
from harness.hunt.start import sandbox_of
from harness.model import FAMILIES, Case, Exhibit, Failure, Finding, Options, SavedFailure, SavedResult, ScraperSpec
from harness.sandbox import AnySandbox

NO_TIME = "the part of --max-time for kept failures was over"


@dataclass(frozen=True, slots=True)
class PlayedAgain:
    """A saved failure whose turn has come."""

    result: SavedResult
    failure: Failure | None = None
    """The failure as it shows now."""
    others: tuple[Finding, ...] = ()
    """Errors that its page shows beside it, or in its place."""


@dataclass(frozen=True, slots=True)
class SavedPlayer:
    """Plays one scraper's saved failures; before each it asks whether the run is to `stop`, or these took `enough`."""

    spec: ScraperSpec
    sandbox: AnySandbox
    elsewhere: Elsewhere
    cases: Sequence[Case]
    exhibits: Sequence[Exhibit]
    options: Options
    stop: Callable[[], bool] = lambda: False
    enough: Callable[[], bool] = lambda: False

    def play(self, saved: Sequence[SavedFailure]) -> Iterator[PlayedAgain]:
        """Play each on its case, and yield what became of it; those first that are played under the run's options."""
        for options, alike in self._by_options(saved):
            if options == self.options or self.enough():
                yield from self._play(alike)
                continue
            with sandbox_of(self.spec, options) as sandbox, Elsewhere(self.spec, options) as elsewhere:
                other = replace(self, sandbox=sandbox, elsewhere=elsewhere, options=options)
                for one in other.play(alike):
                    found = one.failure and msgspec.structs.replace(one.failure, under=options)
                    yield replace(one, failure=found)

    def _by_options(self, saved: Sequence[SavedFailure]) -> list[tuple[Options, list[SavedFailure]]]:
        """Return the failures by the options that each is played under, which have no hash, for a profile has none."""
        groups: list[tuple[Options, list[SavedFailure]]] = [(self.options, [])]
        for one in saved:
            under = one.under(self.options)
            alike = next((alike for options, alike in groups if options == under), None)
            if alike is None:
                groups.append((under, [one]))
            else:
                alike.append(one)
        return groups

    def _play(self, saved: Sequence[SavedFailure]) -> Iterator[PlayedAgain]:
        for case in self.cases:
            for one in saved:
                if one.case != case.name:
                    continue
                if self.enough():
                    yield PlayedAgain(SavedResult(saved=one, state="not played", reason=NO_TIME))
                    continue
                if self.stop():
                    return
                played = self._played(self._bench(case), one)
                result = SavedResult(saved=one, state=played.state, reason=played.reason)
                yield PlayedAgain(result, played.failure, played.others)

    def beside(self, played: Sequence[PlayedAgain], is_new: Callable[[Finding], bool]) -> Iterator[Failure]:
        """Yield the failures that pages of saved ones showed beside them, each with a plan of its own.

        To be asked once all were played, so that none is taken for new that is saved itself.
        """
        cases = {case.name: case for case in self.cases}
        for one in played:
            saved = one.result.saved
            family = next((family for family in FAMILIES if family == saved.family), None)
            if family is None or not any(map(is_new, one.others)):
                continue
            if self.stop() or self.enough():
                return
            bench = self._bench(cases[saved.case])
            plan = decode_plan(saved.mutations, saved.exchange)
            for finding in filter(is_new, self._played(bench, saved).others):
                found = smallest(bench, self.spec.name, plan, family, finding)
                if found is not None:
                    yield found

    def _bench(self, case: Case) -> Bench:
        return Bench(self.sandbox, case, self.exhibits, self.options, key=self.spec.key, stop=self.stop)

    def _played(self, bench: Bench, saved: SavedFailure) -> Replay:
        previous = next((case for case in self.cases if case.name == saved.after), None)
        if saved.after and previous is None:
            told = f"{saved.after}, which must be scraped before, is not among this scraper's cases"
            return Replay("cannot apply", told)
        return replay(bench, saved.failure, elsewhere=self.elsewhere, previous=previous, digest=saved.digest)
