"""Parts of an example that excuse each other, to be tried each by itself.

In: a plan and its verdict. Out: plans of one change each. What stands beside one hostile value no longer counts as
unharmed once another one struck it, and so a value that the first one cost would never be told.
"""

from harness.hunt.bench import Verdict
from harness.model import Plan


def apart(plan: Plan, verdict: Verdict) -> tuple[Plan, ...]:
    """Return each change alone of hostile ones that together cost a value of which nothing is told."""
    trial = verdict.trial
    lost = trial.outcome.kind == "nothing" or bool(trial.differences)
    if verdict.findings or len(plan.mutations) == 1 or not (trial.hostile and lost):
        return ()
    return tuple(Plan((mutation,), plan.exchange) for mutation in plan.mutations)
