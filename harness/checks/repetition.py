"""Does the recorded page give the same result every time?"""

from collections.abc import Iterator

from harness.checks.show import show_difference
from harness.checks.trial import Trial
from harness.model import Finding, Severity

CHANCE = "chance"
"""What is other even when nothing is: the process, `random`, UUIDs, the machine's own clocks."""


def nondeterministic(trial: Trial) -> Iterator[Finding]:
    """A field that changes from process to process cannot be compared with anything, here or in production."""
    if trial.occasion != "repeat":
        return
    if trial.follows == (CHANCE,):
        told, when = "changes from run to run: it ", "in a second process"
    elif trial.follows:
        told = f"follows {' and '.join(trial.follows)}: it "
        when = "where that is another" if len(trial.follows) == 1 else "where those are others"
    else:
        told, when = "", "in a second process under other circumstances"
    yield from _changes(trial, "nondeterministic", "warning", told, when)


def state_leak(trial: Trial) -> Iterator[Finding]:
    """What earlier pages left behind changed the result of a later one."""
    if trial.occasion == "after":
        yield from _changes(trial, "state-leak", "error", "", "in a process that had seen other pages before")


def _changes(trial: Trial, check: str, severity: Severity, told: str, when: str) -> Iterator[Finding]:
    if trial.outcome.kind != trial.baseline.kind:
        yield Finding(
            check=check,
            severity=severity,
            evidence=f"the result {told}was of another kind on the recorded page {when}",
            expected=trial.baseline.kind,
            got=trial.outcome.kind,
            exception=trial.outcome.exception,
        )
        return
    for difference in trial.differences:
        expected, got = show_difference(difference)
        yield Finding(
            check=check,
            severity=severity,
            field=difference.field,
            evidence=f"{difference.name} {told}had another value on the recorded page {when}",
            expected=expected,
            got=got,
        )
