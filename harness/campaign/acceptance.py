"""From a run to the baseline file that records it.

In: a judge, and results that it judged. Out: the new ratchet and what changed. Nothing is accepted in silence: what
gates needs a reason, and an acceptance that has expired is renewed by hand alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from harness.campaign.judge import Judge
from harness.campaign.survival import played, tested_cases
from harness.model import FAMILIES, Accepted, Failure, Known, Options, Ratchet, ScraperResult, place_of, settled
from harness.reports.figures import tally_of


@dataclass(frozen=True, slots=True)
class Update:
    """A new baseline file, and how it differs from the one before."""

    ratchet: Ratchet
    added: tuple[Accepted, ...] = ()
    dropped: tuple[Accepted, ...] = ()
    left_out: int = 0
    """Failures that do not gate and for which no reason was given."""
    expired: int = 0
    """Failures that were accepted until a day that is past, and still are no longer."""
    lacking: tuple[Failure, ...] = ()
    """Failures that gate and for which no reason was given; while there are any, nothing is to be written."""


def updated(judge: Judge, results: Sequence[ScraperResult], *, reason: str = "", until: date | None = None) -> Update:
    """Record a run: of the scrapers in it all anew, of all others nothing.

    Args:
        judge: What the results were judged by.
        results: Of a run that went to its end.
        reason: Why failures that are new may stay.
        until: The last day on which they may.
    """
    before = judge.ratchet or Ratchet()
    run = {result.name: result for result in results}
    kept = [entry for entry in before.accepted if entry.scraper not in run]
    added: dict[tuple[str, ...], Accepted] = {}
    lacking: list[Failure] = []
    left_out = expired = 0
    for result in results:
        for failure in result.failures:
            standing, entries = result.standing(failure), judge.entries_of(failure)
            if standing.state in {"accepted", "expired"}:
                kept += (_not_graver(entry, failure) for entry in entries)
                expired += standing.state == "expired"
            elif reason:
                entry = accepted(judge, failure, reason, until)
                added[entry.order[:-1]] = entry
            elif standing.gates:
                lacking.append(failure)
            else:
                kept += entries
                left_out += 1
        whole = _is_whole(result, before.known.get(result.name))
        kept += (entry for entry in judge.unseen(result) if not whole or judge.hider(result, entry))
    known = {one.name: _known(one, judge.options_of(one.name)) for one in results if one.examples}
    ratchet = Ratchet(
        accepted=tuple(dict.fromkeys((*kept, *added.values()))),
        known={**before.known, **known},
    )
    dropped = [entry for result in results for entry in judge.unseen(result) if entry not in ratchet.accepted]
    return Update(ratchet, tuple(added.values()), tuple(dropped), left_out, expired, tuple(lacking))


def accepted(judge: Judge, failure: Failure, reason: str, until: date | None) -> Accepted:
    """Return the entry that accepts a failure."""
    place = place_of(failure, judge.folder)
    return Accepted(
        id=failure.id,
        scraper=failure.scraper,
        case=failure.case,
        check=failure.check,
        field=settled(failure.field),
        severity=failure.severity,
        exception=place.exception,
        file=place.file,
        line=place.line,
        reason=reason,
        until=until,
    )


def _not_graver(entry: Accepted, failure: Failure) -> Accepted:
    """Accept no more than what there is."""
    milder = (entry.severity, failure.severity) == ("error", "warning")
    return msgspec.structs.replace(entry, severity="warning") if milder else entry


def _is_whole(result: ScraperResult, known: Known | None) -> bool:
    """Say whether what did not show is not there: every page gave a result, and all that was tried then was now."""
    tried = played(result) >= set(known.tallies if known else ())
    return result.baseline == "ok" and tried and not result.cut


def _known(result: ScraperResult, options: Options) -> Known:
    tallies = {family: tally_of(result, family) for family in FAMILIES}
    return Known(
        cases=tuple(sorted(tested_cases(result))),
        seed=options.seed,
        max_examples=options.max_examples,
        replay=options.replay,
        tallies={family: tally for family, tally in tallies.items() if tally.examples},
    )
