"""Did the scraper raise something that it does not declare as a refusal?"""

from collections.abc import Iterator

from harness.checks.trial import Trial
from harness.model import Finding


def crash(trial: Trial) -> Iterator[Finding]:
    """A refusal is an exception that a scraper declares; any other says that it did not expect this page."""
    raised = trial.outcome.exception
    if trial.outcome.kind == "crash" and raised is not None:
        yield Finding(
            check="crash",
            severity="error",
            evidence=f"{raised.type}: {raised.message or '(no message)'}",
            expected="a value, an honest absence or a declared refusal",
            got=f"{raised.type} at {raised.where}",
            exception=raised,
        )
