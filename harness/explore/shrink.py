"""The smallest plan that still shows one failure.

Smaller means, in this order: fewer mutations; then each mutation replaced by one of its own simpler variants. The
result is minimal in both: leaving out any one mutation, or taking any next simpler variant, no longer shows the
failure. The predicate decides what "the same failure" is, so shrinking never slides to another one. Delta debugging
after Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input" (2002), on lists of at most a handful.
"""

from collections.abc import Callable, Iterator

import msgspec

from harness.model import Plan

BUDGET = 200
"""Runs of the scraper that one failure's shrinking may take."""


def shrink(plan: Plan, still_fails: Callable[[Plan], bool], *, budget: int = BUDGET) -> Plan:
    """Return the smallest plan found for which `still_fails` holds, which it must for `plan` itself.

    Each different plan is tried at most once, so that variants which lead back to a plan cannot go round; after
    `budget` tries the smallest so far is returned.
    """
    tried = {plan}

    def fails(candidate: Plan) -> bool:
        if candidate in tried or len(tried) > budget:
            return False
        tried.add(candidate)
        return still_fails(candidate)

    while smaller := next(filter(fails, smaller_plans(plan)), None):
        plan = smaller
    return plan


def smaller_plans(plan: Plan) -> Iterator[Plan]:
    """Yield the plans one step smaller: a mutation left out, or one of its own variants in its place."""
    count = len(plan.mutations)
    if count > 1:
        for mutation in plan.mutations:
            yield _with(plan, (mutation,))
    if count > 2:  # noqa: PLR2004 (with two mutations, leaving one out is the same as keeping one)
        for index in range(count):
            yield _with(plan, plan.mutations[:index] + plan.mutations[index + 1 :])
    for index, mutation in enumerate(plan.mutations):
        for simpler in mutation.simpler():
            yield _with(plan, (*plan.mutations[:index], simpler, *plan.mutations[index + 1 :]))


def _with(plan: Plan, mutations: tuple[object, ...]) -> Plan:
    return msgspec.structs.replace(plan, mutations=mutations)
