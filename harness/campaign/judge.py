"""The judge: a run beside the baseline file, what of it is new or worse, and what got better.

In: results as the pipeline found them. Out: the same with a judgement, severities as the configuration weighs them.
Nothing here depends on chance alone: known bugs are known by what they are, not by where they were found, and survival
gates only beyond what chance allows.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from harness.campaign.baseline_file import read_baseline
from harness.campaign.chance import level_of
from harness.campaign.survival import below_floor, changes_of, comparisons_of, incomparable, played, tested_cases
from harness.model import (
    Accepted,
    Change,
    Event,
    Failure,
    Judgement,
    Known,
    Options,
    Policy,
    Ratchet,
    RunFinished,
    ScraperFinished,
    ScraperResult,
    Standing,
    StandingState,
)
from harness.reports.known import entry_title, failure_title
from harness.reports.line import count

ENDING = frozenset({"crash", "hang", "exhaustion", "killed"})
"""Checks of errors that end a run, so that what would come after them does not show."""


@dataclass(frozen=True, slots=True)
class Judge:
    """What a run is judged by."""

    ratchet: Ratchet | None
    policies: Mapping[str, Policy]
    """By scraper; one for each that is run."""
    options: Options
    """The run's."""
    folder: Path
    """Where the baseline file is, from which files of scrapers are named."""
    today: date
    own: Mapping[str, Options] = field(default_factory=dict)
    """Options of the scrapers that have others, by name."""

    @classmethod
    def reading(
        cls, file: Path, policies: Mapping[str, Policy], options: Options, own: Mapping[str, Options]
    ) -> "Judge":
        """Read the baseline file; the day is today's in UTC.

        Raises:
            ConfigError: the file cannot be read.
        """
        return cls(read_baseline(file), policies, options, file.parent.resolve(), datetime.now(UTC).date(), own)

    def options_of(self, scraper: str) -> Options:
        """Return the options under which a scraper is run."""
        return self.own.get(scraper, self.options)

    @property
    def level(self) -> float:
        """How unlikely a change of survival must be to count."""
        return level_of(sum(comparisons_of(policy) for policy in self.policies.values()))

    def events(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield the events of a run, every result in them judged."""
        for event in events:
            if isinstance(event, ScraperFinished):
                result = self.judged(event.result, complete=not event.interrupted)
                yield msgspec.structs.replace(event, result=result)
            elif isinstance(event, RunFinished):
                results = tuple(self.judged(result, complete=not event.interrupted) for result in event.results)
                yield msgspec.structs.replace(event, results=results)
            else:
                yield event

    def judged(self, result: ScraperResult, *, complete: bool = True) -> ScraperResult:
        """Judge one scraper's result; of one that is not complete its failures only."""
        policy, options = self.policies[result.name], self.options_of(result.name)
        complete = complete and not result.cut
        result = weighed(result, policy)
        standings = {failure.id: self.standing(failure, policy) for failure in result.failures}
        better: tuple[Change, ...] = ()
        worse: list[Change] = []
        notes: list[str] = []
        if complete:
            worse += below_floor(result, policy, self.level)
        known = self.ratchet.known.get(result.name) if self.ratchet else None
        if complete and known and result.cases:
            if why := incomparable(result, known, options):
                notes.append(f"survival is not compared, for {why}; scraper-harness baseline --update records it anew")
            else:
                worse += changes_of(result, known, options, self.level, "fell")
                better = (*self._gone(result, known), *changes_of(result, known, options, self.level, "rose"))
                notes += self._hidden(result, known)
        if known and any(standing.state == "new" for standing in standings.values()):
            notes += _drawn_otherwise(known, options)
        gates = policy.fail_on != "never"
        return msgspec.structs.replace(
            result,
            notes=(*result.notes, *notes),
            judgement=Judgement(
                compared=self.ratchet is not None,
                standings=standings,
                better=better,
                worse=tuple(msgspec.structs.replace(change, gates=gates) for change in worse),
            ),
        )

    def standing(self, failure: Failure, policy: Policy) -> Standing:
        """Return how one failure stands against what is accepted."""
        standings = [self._against(entry, failure, policy) for entry in self.entries_of(failure)]
        accepted = (standing for standing in standings if standing.state == "accepted")
        return next(accepted, standings[0] if standings else Standing(counts=policy.counts(failure.severity)))

    def entries_of(self, failure: Failure) -> list[Accepted]:
        """Return the entries of the file that are about this bug."""
        accepted = self.ratchet.accepted if self.ratchet else ()
        return [entry for entry in accepted if entry.is_of(failure, self.folder)]

    def _against(self, entry: Accepted, failure: Failure, policy: Policy) -> Standing:
        state: StandingState = "accepted"
        if not entry.reason.strip():
            state = "unexplained"
        elif entry.until and self.today > entry.until:
            state = "expired"
        elif (entry.severity, failure.severity) == ("warning", "error"):
            state = "worse"
        return Standing(
            state=state,
            counts=policy.counts(failure.severity),
            reason=entry.reason,
            until=entry.until.isoformat() if entry.until else "",
        )

    def unseen(self, result: ScraperResult) -> list[Accepted]:
        """Return the entries about a scraper that none of its failures shows."""
        accepted = self.ratchet.accepted if self.ratchet else ()
        shown = [entry for failure in result.failures for entry in self.entries_of(failure)]
        return [entry for entry in accepted if entry.scraper == result.name and entry not in shown]

    def hider(self, result: ScraperResult, entry: Accepted) -> str:
        """Return what may hide an accepted failure that does not show, or ""; only what is played knows it for sure."""
        played = next((one.state for one in result.saved if one.saved.id == entry.id), "")
        if played == "fixed":
            return ""
        new = (one for one in result.failures if one.check in ENDING and not self.entries_of(one))
        return next(map(failure_title, new), "an error that comes before" if played == "cannot tell" else "")

    def _hidden(self, result: ScraperResult, known: Known) -> Iterator[str]:
        """Yield how many accepted failures do not show, and are not told as gone for all that."""
        hiders = Counter(self.hider(result, entry) for entry in self._told_by_absence(result, known))
        for hider, number in hiders.items():
            if hider:
                yield f"{count(number, 'accepted failure')} not seen, and not told as gone: hidden, maybe, by {hider}"

    def _gone(self, result: ScraperResult, known: Known) -> Iterator[Change]:
        """Yield accepted failures that did not show, or only as warnings, in a run that would have shown them."""
        unseen = self._told_by_absence(result, known)
        for entry in self.ratchet.accepted if self.ratchet and self._would_show(result, known) else ():
            shown = [failure for failure in result.failures if entry.is_of(failure, self.folder)]
            if entry in unseen and not self.hider(result, entry):
                yield Change(kind="failure", id=entry.id, told=f"{entry_title(entry)} does not show any more")
            elif shown and (entry.severity, shown[0].severity) == ("error", "warning"):
                yield Change(kind="failure", id=entry.id, told=f"{entry_title(entry)} is only a warning now")

    def _told_by_absence(self, result: ScraperResult, known: Known) -> list[Accepted]:
        """Return the accepted failures that a run did not show and, where nothing hides them, would have shown."""
        weights = self.policies[result.name].weights
        unseen = self.unseen(result) if self._would_show(result, known) else []
        return [entry for entry in unseen if weights.get(entry.check) != "ignore"]

    def _would_show(self, result: ScraperResult, known: Known) -> bool:
        options = self.options_of(result.name)
        alike = options.seed == known.seed and options.max_examples >= known.max_examples
        whole = len(tested_cases(result)) == len(result.cases) and played(result) >= set(known.tallies)
        return alike and whole


def weighed(result: ScraperResult, policy: Policy) -> ScraperResult:
    """Give failures the severity that the configuration gives their check, and leave out those to be ignored."""
    kept: list[Failure] = []
    ignored: Counter[str] = Counter()
    for failure in result.failures:
        weight = policy.weights.get(failure.check, failure.severity)
        if weight == "ignore":
            ignored[failure.check] += 1
        else:
            kept.append(msgspec.structs.replace(failure, severity=weight))
    kept.sort(key=lambda one: (one.severity, one.check, one.field, one.id))
    notes = [f"ignored by the configuration: {number} of {check}" for check, number in sorted(ignored.items())]
    return msgspec.structs.replace(result, failures=tuple(kept), notes=(*result.notes, *notes))


def _drawn_otherwise(known: Known, options: Options) -> Iterator[str]:
    """Yield that what is new may have been there before, only undrawn."""
    if (known.seed, known.max_examples) != (options.seed, options.max_examples):
        then = f"seed {known.seed} and {known.max_examples} examples"
        now = f"seed {options.seed} and {options.max_examples}"
        yield f"the baseline was recorded with {then}, this run has {now}: what is new may only be newly found"
