"""One stored failure, run again."""

from dataclasses import dataclass
from hashlib import sha256

import msgspec

from harness.checks.required import GAVE_UP
from harness.errors import PlanError
from harness.explore import decode_plan
from harness.hunt.bench import Bench, Verdict
from harness.hunt.diff import legible
from harness.hunt.elsewhere import Elsewhere
from harness.hunt.leftover import judge_seen
from harness.hunt.remains import remains_of
from harness.hunt.shrinking import failure
from harness.model import (
    FAMILIES,
    Case,
    ExceptionInfo,
    Failure,
    Family,
    Finding,
    OutcomeKind,
    Place,
    Plan,
    State,
    answer,
    settled,
)
from harness.model.one_line import one_line

WHOLE_PAGE = frozenset({"play-exhibit", "play-fault"})
"""Names of records that say nothing of the recorded page, so that another recording is no reason to doubt them."""
CUT_SHORT: frozenset[OutcomeKind] = frozenset({"crash", "hang", "exhausted", "killed"})
"""Ends of a run before which nothing else could show."""


@dataclass(frozen=True, slots=True)
class Replay:
    """What became of a failure."""

    state: State
    reason: str = ""
    failure: Failure | None = None
    """The failure as it shows now."""
    verdict: Verdict | None = None
    """What the run came to, where there was one."""
    others: tuple[Finding, ...] = ()
    """Errors of another kind that the changed page shows now."""


def replay(
    bench: Bench,
    stored: Failure,
    *,
    elsewhere: Elsewhere | None = None,
    previous: Case | None = None,
    digest: str = "",
) -> Replay:
    """Run a failure's plan on a bench that was just set up, and say whether it still shows.

    It still shows when the same check finds something in the same field; a crash, when it is of the same type and from
    the same line, wherever that has moved to. Another error does not take its place, nor prove that it is mended.

    Args:
        bench: The scraper on the failure's case, in a new process; its baseline has run.
        stored: The failure as a run reported it.
        elsewhere: The same scraper under other circumstances, to know the fields that follow them.
        previous: The case that the failure says must have been scraped before.
        digest: What `digest_of` gave when it was found: on a page that was recorded again since, nothing that does
            not show is known to be fixed.
    """
    if bench.case.expect == "content" and bench.baseline.kind != "items" and not _is_about_giving_up(bench, stored):
        return Replay("cannot apply", f"the recorded page itself now gives: {bench.baseline.kind}")
    try:
        plan = decode_plan(stored.mutations, stored.exchange)
        if stored.remains:
            return _remains_again(bench, plan, stored)
        between_cases = previous if not plan.mutations else None
        verdict = bench.judge_after(between_cases) if between_cases else _again(bench, plan, stored, elsewhere)
    except PlanError as error:
        return Replay("cannot apply", str(error))
    if verdict is None:
        return Replay("cannot apply", "the recorded page has changed and the plan finds nothing to change there")
    shown = _shown(verdict, stored)
    if shown is None:
        return _not_shown(bench, stored, verdict, digest)
    now = failure(bench, stored.scraper, shown, family=stored.family, plan=plan, verdict=verdict)
    now = msgspec.structs.replace(now, id=stored.id, after=stored.after, before=stored.before)
    return Replay("still failing", failure=now, verdict=verdict, others=_others(verdict, stored, shown))


def _not_shown(bench: Bench, stored: Failure, verdict: Verdict, digest: str) -> Replay:
    """Return what it means that a run does not show the failure."""
    others = _others(verdict, stored)
    worst = next((finding for finding in verdict.findings if finding.severity == "error"), None)
    if verdict.outcome.kind in CUT_SHORT:
        hidden = _told(worst) if worst else verdict.outcome.kind
        return Replay("cannot tell", f"another error comes before it: {hidden}", verdict=verdict, others=others)
    if digest and digest != digest_of(bench.case, stored) and not _replaces_the_page(stored):
        told = "the page was recorded again, and the plan shows nothing on the new one"
        return Replay("cannot apply", told, others=others)
    return Replay(
        "fixed", f"but the same page now shows {_told(worst)}" if worst else "", verdict=verdict, others=others
    )


def _told(finding: Finding) -> str:
    where = finding.exception.where if finding.exception else ""
    return f"{finding.check}: {one_line(finding.evidence)}" + (f" at {where}" if where else "")


def _others(verdict: Verdict, stored: Failure, shown: Finding | None = None) -> tuple[Finding, ...]:
    """Return the errors that a plan shows beside the failure; what the recorded page shows is found without one."""
    if not stored.mutations or stored.check == "state-leak":
        return ()
    return tuple(one for one in verdict.findings if one.severity == "error" and one is not shown)


def digest_of(case: Case, stored: Failure) -> str:
    """Return the SHA-256 of the recorded body that a failure is about; empty where there is none."""
    index = stored.exchange if stored.mutations else answer(msgspec.structs.replace(case, expect="content"))[0]
    return sha256(case.exchanges[index].response.body).hexdigest() if 0 <= index < len(case.exchanges) else ""


def _replaces_the_page(stored: Failure) -> bool:
    return any(record.get("name") in WHOLE_PAGE for record in stored.mutations)


def _is_about_giving_up(bench: Bench, stored: Failure) -> bool:
    """Say whether the failure is that the recorded page gives no result, which is then no reason not to judge it."""
    about = stored.check in {"missing-required", "golden"} and not stored.mutations
    return about and bench.baseline.kind in GAVE_UP


def _remains_again(bench: Bench, plan: Plan, stored: Failure) -> Replay:
    own = remains_of(bench)
    if not plan.mutations:
        told = own and failure(bench, stored.scraper, own, family=stored.family, plan=plan)
    else:
        found = remains_of(bench, plan, _family(stored))
        verdict = bench.try_plan(plan, _family(stored), timeout=bench.options.timeout)
        if verdict is None:
            return Replay("cannot apply", "the recorded page has changed and the plan finds nothing to change there")
        told = found and failure(bench, stored.scraper, found, family=stored.family, plan=plan, verdict=verdict)
    return Replay("still failing", failure=msgspec.structs.replace(told, id=stored.id)) if told else Replay("fixed")


def _again(bench: Bench, plan: Plan, stored: Failure, elsewhere: Elsewhere | None) -> Verdict | None:
    if stored.check == "nondeterministic":
        if elsewhere is None:
            raise PlanError("nondeterministic: it shows in two processes only; replay it with a second sandbox")
        return max(elsewhere.verdicts(bench), key=lambda verdict: _shown(verdict, stored) is not None)
    if stored.check == "golden" and bench.case.golden is None:
        raise PlanError("golden: its golden file is gone; write it anew with scraper-harness accept")
    if stored.check == "state-leak" and stored.after and plan.mutations:
        return judge_seen(bench, plan, _family(stored))
    if stored.check == "state-leak":
        for played in (*(decode_plan(page.mutations, page.exchange) for page in stored.before), plan):
            if played.mutations and bench.try_plan(played, _family(stored), timeout=bench.options.timeout) is None:
                return None
        return bench.judge_again()
    if not plan.mutations:
        return bench.judge_recorded()
    if elsewhere is not None:
        _settle(bench, elsewhere)
    return bench.try_plan(plan, _family(stored), timeout=bench.options.timeout)


def _settle(bench: Bench, elsewhere: Elsewhere) -> None:
    """Leave out what was left out when the failure was found, and be as fresh as then."""
    for verdict in (*elsewhere.verdicts(bench), bench.judge_again()):
        for finding in verdict.unsteady:
            bench.leave_out(finding)
    bench.restart()


def _shown(verdict: Verdict, stored: Failure) -> Finding | None:
    """Return the finding that is the stored one: the nearest, with the same exception at the same place if there is."""
    raised = stored.exception
    same = [
        one
        for one in verdict.findings
        if (one.check, one.field) == (stored.check, stored.field)
        and (one.check != "crash" or is_same_crash(one.exception, raised))
    ]
    return max(same, key=lambda one: _alike(one.exception, raised), default=None)


def is_same_crash(one: ExceptionInfo | None, kept: ExceptionInfo | None) -> bool:
    """Say whether an exception is one that was kept: its type and its line, by file and text, as in the baseline file.

    Of what is not known of the kept one, anything is the same.
    """
    if one is None or kept is None:
        return True
    file = _file(one) if kept.where else ""
    line = settled(legible(one.line)) if kept.line else ""
    return Place(legible(one.type), file, line).is_same(Place(kept.type, _file(kept), settled(kept.line)))


def _file(raised: ExceptionInfo) -> str:
    return raised.where.rpartition(":")[0]


def _alike(one: ExceptionInfo | None, other: ExceptionInfo | None) -> int:
    if one is None or other is None:
        return 0
    return (one.type == other.type) + (one.where == other.where)


def _family(stored: Failure) -> Family:
    for family in FAMILIES:
        if family == stored.family:
            return family
    raise PlanError(f"{stored.id}: a failure of the recorded page has no mutations; run again to find it anew")
