"""Does the recorded page give the same result every time?"""

from collections.abc import Iterator

from harness.checks.show import show_pair
from harness.checks.trial import Trial
from harness.model import Finding, Severity


def nondeterministic(trial: Trial) -> Iterator[Finding]:
    """A field that changes from process to process cannot be compared with anything, here or in production."""
    if trial.occasion == "repeat":
        yield from _changes(trial, "nondeterministic", "warning", "in a second process with another hash seed")


def state_leak(trial: Trial) -> Iterator[Finding]:
    """What earlier pages left behind changed the result of a later one."""
    if trial.occasion == "after":
        yield from _changes(trial, "state-leak", "error", "in a process that had seen other pages before")


def _changes(trial: Trial, check: str, severity: Severity, when: str) -> Iterator[Finding]:
    if trial.outcome.kind != trial.baseline.kind:
        yield Finding(
            check=check,
            severity=severity,
            evidence=f"the recorded page gave another kind of result {when}",
            expected=trial.baseline.kind,
            got=trial.outcome.kind,
            exception=trial.outcome.exception,
        )
        return
    for difference in trial.differences:
        expected, got = show_pair(difference.expected, difference.got)
        yield Finding(
            check=check,
            severity=severity,
            field=difference.field,
            evidence=f"{difference.field} had another value on the recorded page {when}",
            expected=expected,
            got=got,
        )
