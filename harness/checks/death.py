"""Did the call end in a way that no caller can handle: endless, out of memory, or with the process gone?"""

from collections.abc import Iterator

from harness.checks.requests import goes_in_circles
from harness.checks.trial import Trial
from harness.model import Finding, Severity


def _severity(trial: Trial) -> Severity:
    """A connection may fail in ways that no client in use bounds, such as a gzip bomb: told, and no failure."""
    return "warning" if trial.fault and trial.ambiguous else "error"


def hang(trial: Trial) -> Iterator[Finding]:
    """A call that outlasts the time limit blocks whatever runs the scraper."""
    if trial.outcome.kind == "hang" and not trial.outcome.storm and not goes_in_circles(trial):
        yield Finding(
            check="hang",
            severity="warning" if trial.stalled else _severity(trial),
            evidence=trial.outcome.detail or "no result within the time limit",
            expected="a result in bounded time",
            got="none",
            exception=trial.outcome.exception,
        )


def exhaustion(trial: Trial) -> Iterator[Finding]:
    """A page must not make a scraper eat the machine: its memory, its processes, its disk.

    Which line is the last to ask for more is chance, so it is told and is no part of the failure's identity.
    """
    if trial.outcome.kind == "exhausted":
        raised = trial.outcome.exception
        yield Finding(
            check="exhaustion",
            severity=_severity(trial),
            evidence=f"limit reached: {trial.outcome.detail}" + (f" at {raised.where}" if raised else ""),
            expected="a result within the limits",
            got=trial.outcome.detail,
        )


def killed(trial: Trial) -> Iterator[Finding]:
    """An exit or a signal takes down everything else that runs in the process."""
    if trial.outcome.kind == "killed" and not trial.outcome.storm:
        yield Finding(
            check="killed",
            severity=_severity(trial),
            evidence=f"the process ended: {trial.outcome.detail}",
            expected="a return or an exception",
            got=trial.outcome.detail,
            exception=trial.outcome.exception,
        )
