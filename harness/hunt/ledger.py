"""What one scraper's run has come to so far."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from harness.hunt.bench import Verdict
from harness.hunt.example import fate_of
from harness.hunt.replay import is_same_crash
from harness.model import (
    Case,
    CaseResult,
    Failure,
    Family,
    Finding,
    SavedResult,
    ScraperResult,
    ScraperSpec,
    Tally,
    failure_id,
)

MOST_ALSO = 1000
"""Further cases and exhibits that are named beside a failure: all of them, unless there are very many cases."""

MOST_ATTEMPTS = 3
"""Times that a finding which does not show again is searched for: one long pause of the machine hides no real hang."""

MOST_FIELDS = 25
"""Fields of which one check tells a failure: a mapping by name or number has as many as the page has entries."""

SHOWN_OTHERWISE = "the kept change shows it no more, another one does"
"""What is said of a saved failure that its own plan does not show, and that was found again under its ID."""

MUCH_SMALLER = 4
"""A known failure is shrunk anew from a plan that changes this many times fewer bytes of the page."""

Identity = tuple[str, str, str, str]


@dataclass
class Ledger:
    """Counts examples and keeps one failure for each bug; the one mutable thing in a run."""

    spec: ScraperSpec
    started: float = field(default_factory=time.monotonic)
    results: list[CaseResult] = field(default_factory=list)
    failures: dict[Identity, Failure] = field(default_factory=dict)
    also: dict[Identity, dict[str, None]] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    attempts: dict[tuple[Identity, str], int] = field(default_factory=dict)
    """How often a finding did not show again, by identity and severity."""
    saved: list[SavedResult] = field(default_factory=list)
    known: set[Identity] = field(default_factory=set)
    """Bugs that an earlier run found and this one saw again: their plans were shrunk then."""

    @property
    def baseline(self) -> str:
        """The current case's baseline."""
        return self.results[-1].baseline

    def played(self, result: SavedResult, found: Failure | None) -> None:
        """Note what became of a saved failure; one that still fails is known from now on."""
        self.saved.append(result)
        if found is not None:
            self.known.add(found.identity)

    def hangs_on(self, case: Case) -> bool:
        """Say whether the scraper is known to hang on some change of a case."""
        return any(one.check == "hang" and one.case == case.name for one in self.failures.values())

    def begin(self, case: Case, baseline: str, *, refused: bool = False) -> None:
        """Open a case."""
        self.results.append(CaseResult(case=case.name, baseline=baseline, expect=case.expect, refused=refused))

    def untested(self, reason: str) -> None:
        """Say of the current case that nothing was tested, whatever was tried."""
        self.results[-1] = msgspec.structs.replace(self.results[-1], untested=reason, tallies={})

    def count(self, family: Family, verdict: Verdict | None) -> None:
        """Count an example of the current case."""
        tallies = dict(self.results[-1].tallies)
        tally = tallies.get(family, Tally())
        tallies[family] = tally + Tally(**{fate_of(verdict): 1})
        self.results[-1] = msgspec.structs.replace(self.results[-1], tallies=tallies)

    def unreached(self, cases: Iterable[Case]) -> tuple[str, ...]:
        """Return the cases on which nothing was tried, of a run that ends now."""
        content = (one for one in self.results if (one.baseline, one.expect) == ("ok", "content"))
        idle = {one.case for one in content if not one.tallies and not one.untested}
        reached = {one.case for one in self.results} - idle
        return tuple(case.name for case in cases if case.name not in reached)

    def is_new(self, finding: Finding) -> bool:
        """Say whether this bug is unknown, or was known only as a warning, and is to be told.

        Of the fields that stand beside each other a check tells so many, and that there are others.
        """
        if self.attempts.get((finding.identity, finding.severity), 0) >= MOST_ATTEMPTS:
            return False
        known = self.failures.get(finding.identity)
        if known is not None:
            return known.severity == "warning" and finding.severity == "error"
        kind = (finding.check, finding.severity, finding.field.rpartition(".")[0])
        told = sum(
            (one.check, one.severity, one.field.rpartition(".")[0]) == kind
            for identity, one in self.failures.items()
            if identity not in self.known
        )
        if told >= MOST_FIELDS and finding.field:
            self.note(None, f"{finding.check} shows in more than {MOST_FIELDS} fields; of the others none is told")
        return told < MOST_FIELDS or not finding.field

    def is_much_smaller(self, finding: Finding, family: Family, changed: int) -> bool:
        """Say whether a plan that shows a known bug changes so much less of the page that it is worth shrinking."""
        if finding.identity in self.known:
            return False
        known = self.failures.get(finding.identity)
        alike = known is not None and (known.severity, known.family) == (finding.severity, family)
        return alike and known is not None and changed * MUCH_SMALLER <= known.changed

    def is_only_of_changes(self, finding: Finding) -> bool:
        """Say whether a known bug took a change of the page so far: without one it is told better."""
        known = self.failures.get(finding.identity)
        return known is not None and known.family != "recorded" and finding.identity not in self.known

    def keep(self, found: Failure) -> Failure | None:
        """Keep a failure, in place of a milder or larger one of the same bug; return it as it is kept, if it is."""
        known = self.failures.get(found.identity)
        if known and (known.severity, known.changed) <= (found.severity, found.changed):
            return None
        self.failures[found.identity] = kept = self._with_own_id(found)
        return kept

    def _with_own_id(self, found: Failure) -> Failure:
        """Return a failure under an ID that no other has: its line may have the number that another's had."""
        others = [one for identity, one in self.failures.items() if identity != found.identity]
        gone = (one.saved.failure for one in self.saved if one.state != "still failing")
        others += (one for one in gone if not is_same_crash(found.exception, one.exception))
        if all(one.id != found.id for one in others):
            return found
        check, field, raised, where = found.identity
        line = found.exception.line if found.exception else ""
        named = (check, field, raised, f"{where} {line}")
        return msgspec.structs.replace(found, id=failure_id(found.scraper, found.case, found.family, named))

    def seen_again(self, finding: Finding, case: Case, verdict: Verdict | None) -> None:
        """Note where else a known bug shows."""
        shown = verdict.played.shown if verdict else ""
        known = self.failures.get(finding.identity)
        if known is None:
            return
        counted = f"{shown}: {finding.got}" if finding.check == "request-storm" else shown
        place = f"{case.name} ({counted})" if shown else case.name
        if shown or known.case != case.name:
            self.also.setdefault(finding.identity, {})[place] = None

    def unconfirmed(self, finding: Finding, case: Case) -> None:
        """Note a finding that did not show again, so that it is not reported, nor searched for without end."""
        attempted = (finding.identity, finding.severity)
        self.attempts[attempted] = self.attempts.get(attempted, 0) + 1
        what = f"{finding.check} of {finding.field}" if finding.field else finding.check
        self.note(case, f"{what} showed once and not again in a fresh process; it is not reported")

    def note(self, case: Case | None, text: str) -> None:
        """Keep what a maintainer should know of the run itself, once."""
        self.notes[f"{case.name}: {text}" if case else text] = None

    def result(self) -> ScraperResult:
        """Return everything so far as a value."""
        failures = sorted(self.failures.values(), key=lambda one: (one.severity, one.check, one.field, one.id))
        return ScraperResult(
            name=self.spec.name,
            target=self.spec.target,
            cases=tuple(self.results),
            failures=tuple(
                msgspec.structs.replace(one, also=tuple(self._further_places(one))[:MOST_ALSO]) for one in failures
            ),
            notes=tuple(self.notes),
            saved=tuple(map(self._as_it_turned_out, self.saved)),
            seconds=time.monotonic() - self.started,
        )

    def _as_it_turned_out(self, played: SavedResult) -> SavedResult:
        """Return what became of a saved failure: what is found again after all is not fixed."""
        found = any(one.id == played.saved.id for one in self.failures.values())
        if not found or played.state == "still failing":
            return played
        return msgspec.structs.replace(played, state="still failing", reason=SHOWN_OTHERWISE)

    def _further_places(self, one: Failure) -> Iterator[str]:
        """Yield where else a bug showed than with the exhibit of its own plan."""
        own = [f"{one.case} ({record.get('exhibit') or record.get('name')}" for record in one.mutations]
        endings = tuple(f"{start}{end}" for start in own for end in (")", ": "))
        yield from (place for place in self.also.get(one.identity, ()) if not place.startswith(endings))
