"""One example, told: what was tried and what came of it.

In: a plan and its verdict. Out: values for events and tallies.
"""

import msgspec

from harness.explore import encode_plan
from harness.hunt.bench import Verdict
from harness.model import Example, Fate, Plan


def fate_of(verdict: Verdict | None) -> Fate:
    """Return what became of an example; its plan changed nothing when there is no verdict."""
    if verdict is None:
        return "unapplied"
    if verdict.findings:
        return "failed"
    if verdict.outcome.kind == "refusal":
        return "refused"
    return "missing" if verdict.trial.differences else "equal"


def example_of(plan: Plan, verdict: Verdict | None) -> Example:
    """Return an example as an event tells it."""
    tried = Example(plan=encode_plan(plan), exchange=plan.exchange, fate=fate_of(verdict))
    if verdict is None:
        return tried
    checks = tuple(dict.fromkeys(finding.check for finding in verdict.findings))
    outcome = verdict.outcome
    return msgspec.structs.replace(tried, kind=outcome.kind, checks=checks, seconds=outcome.seconds)
