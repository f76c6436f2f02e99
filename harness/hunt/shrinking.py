"""From a finding to a failure: the smallest plan that shows it in a fresh process, with its evidence."""

from typing import Literal, cast

import msgspec

from harness.checks.trial import Occasion
from harness.explore import encode_plan, shrink, signed
from harness.hunt.bench import Bench, Verdict
from harness.hunt.diff import legible, response_diff
from harness.hunt.excerpt import error_page_excerpt
from harness.hunt.explanation import explanation
from harness.model import ExceptionInfo, Failure, Family, Finding, Plan, failure_id
from harness.model.one_line import one_line


def smallest(bench: Bench, scraper: str, plan: Plan, family: Family, finding: Finding) -> Failure | None:
    """Shrink a plan, keep what shows again in a fresh process, and tell it; None when it does not show again.

    Where earlier pages left something behind, a plan may fail for their sake: then each candidate is tried afresh.
    """

    def fails(candidate: Plan) -> bool:
        verdict = None if bench.stop() else bench.try_plan(candidate, family)
        return verdict is not None and verdict.shows(finding)

    def fails_afresh(candidate: Plan) -> bool:
        return not bench.stop() and bench.confirm(candidate, family, finding) is not None

    smaller = shrink(plan, fails)
    verdict = bench.confirm(smaller, family, finding)
    if verdict is None and fails_afresh(plan):
        smaller = shrink(plan, fails_afresh)
        verdict = bench.confirm(smaller, family, finding)
    if verdict is None:
        return None
    bench.hangs |= finding.check == "hang"
    return failure(bench, scraper, finding, family=family, plan=smaller, verdict=verdict)


def failure(
    bench: Bench, scraper: str, finding: Finding, *, family: Occasion, plan: Plan, verdict: Verdict | None = None
) -> Failure:
    """Return the failure that a plan shows; without a plan it is one of the recorded case itself."""
    shown = verdict.showing(finding) if verdict else None
    shown = shown or finding
    return Failure(
        id=failure_id(scraper, bench.case.name, _family(family), finding.identity),
        check=shown.check,
        severity=shown.severity,
        scraper=scraper,
        case=bench.case.name,
        field=legible(shown.field),
        family=_family(family),
        exchange=plan.exchange,
        mutations=encode_plan(signed(plan, bench.stage.page)),
        changes=tuple(legible(mutation.describe()) for mutation in plan.mutations),
        changed=bench.changed(verdict.played) if verdict else 0,
        exception=shown.exception and _legible_exception(shown.exception),
        remains=shown.remains,
        evidence=one_line(legible(shown.evidence)),
        explanation=one_line(legible(explanation(bench, plan, shown, verdict))),
        expected=legible(shown.expected),
        got=legible(shown.got),
        diff=_diff(bench, plan, verdict) or error_page_excerpt(bench, plan, shown, verdict),
        output=legible(verdict.outcome.output if verdict else bench.baseline.output),
    )


def _legible_exception(raised: ExceptionInfo) -> ExceptionInfo:
    return ExceptionInfo(*map(legible, msgspec.structs.astuple(raised)))


def _diff(bench: Bench, plan: Plan, verdict: Verdict | None) -> str:
    if verdict is None or not verdict.played.responses or verdict.played.exhibit is not None:
        return ""
    return response_diff(bench.case.exchanges[plan.exchange].response, verdict.played.responses[0])


def _family(occasion: Occasion) -> Family | Literal["recorded"]:
    return "recorded" if occasion in {"repeat", "after"} else cast("Family | Literal['recorded']", occasion)
