"""Did the scraper raise something that it does not declare as a refusal?"""

from collections.abc import Iterator

from harness.checks.error_page import why_error_page
from harness.checks.trial import Trial
from harness.model import ExceptionInfo, Finding

UNDECODED = frozenset({"UnicodeDecodeError", "UnicodeError"})
"""What clients raise, such as `.text` of httpx, that believe a header which says the wrong encoding."""


def crash(trial: Trial) -> Iterator[Finding]:
    """A refusal is an exception that a scraper declares; any other says that it did not expect this page."""
    raised = trial.outcome.exception
    if trial.outcome.kind == "crash" and raised is not None:
        excused = trial.occasion == "damage" and raised.type in UNDECODED and _is_relabelled(trial)
        yield Finding(
            check="crash",
            severity="warning" if excused else "error",
            evidence=f"{raised.type}: {raised.message or '(no message)'}{_endless(raised)}{_taken_for(trial)}",
            expected="a value, an honest absence or a declared refusal",
            got=f"{raised.type} at {raised.where}",
            exception=raised,
        )


def _endless(raised: ExceptionInfo) -> str:
    """Say of a recursion why its line is told: it breaks off at whichever line its stack is full."""
    return "; told by the line from which its calls go round" if raised.type == "RecursionError" else ""


def _taken_for(trial: Trial) -> str:
    """Say of a recorded page that is held to be an error page that it is, which nobody may have meant."""
    refused = trial.occasion == "recorded" and trial.refusal_expected
    return f", on the recorded error page{why_error_page(trial)}" if refused else ""


def _is_relabelled(trial: Trial) -> bool:
    """Say whether a page comes under another content type than was recorded of any."""
    types = {page.header("Content-Type") for page in trial.recorded}
    return any(page.header("Content-Type") not in types for page in trial.played)
