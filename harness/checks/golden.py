"""Is the result on the recorded page the one that a maintainer accepted?"""

from collections.abc import Iterator

from harness.checks.required import GAVE_UP
from harness.checks.show import show, show_pair
from harness.checks.trial import Trial
from harness.golden import Difference, OutOfTimeError, differences, is_digest, summary
from harness.model import Finding, Golden, Value


def golden(trial: Trial) -> Iterator[Finding]:
    """A result that drifted from the accepted one is as wrong as another page's; each field that did is told.

    Where a page that nobody recorded was asked for, the result says nothing; of a death, its own check tells.
    """
    accepted, outcome = trial.golden, trial.outcome
    if accepted is None or trial.occasion != "recorded" or outcome.kind not in GAVE_UP | {"items"}:
        return
    if outcome.misses and not trial.refusal_expected:
        return
    try:
        found = differences(accepted, outcome)
    except OutOfTimeError as error:
        pattern = f"re:{error}" if str(error) else "its values"
        yield Finding(
            check="golden",
            severity="error",
            evidence=f"{accepted.file_name} takes too long to compare: write one that cannot backtrack for {pattern}",
        )
        return
    for difference in found:
        expected, got = _told(difference)
        yield Finding(
            check="golden",
            severity="error",
            field=difference.field,
            evidence=_evidence(difference, accepted),
            expected=expected,
            got=got,
            exception=outcome.exception,
        )


def _evidence(difference: Difference, accepted: Golden) -> str:
    what = difference.field or "the result"
    where = f" of item {difference.item:,}" if difference.item else ""
    return (
        f"{what}{where} is not what {accepted.file_name} holds;"
        f" where that is meant, run scraper-harness accept {accepted.scraper}"
    )


def _told(difference: Difference) -> tuple[str, str]:
    """Return what was accepted and what came, each on one line."""
    expected, got = difference.expected, difference.got
    if difference.kind == "result":
        return str(expected), str(got)
    if difference.kind == "length":
        wanted, found = difference.lengths
        return _entries(wanted, difference.entry, expected), _entries(found, difference.entry, got)
    if isinstance(expected, str) and is_digest(expected):
        return expected.partition(" ")[2] or expected, summary(got) if isinstance(got, str) else show(got)
    return show_pair(expected, got)


def _entries(number: int, entry: int, value: Value) -> str:
    told = "1 entry" if number == 1 else f"{number:,} entries"
    return f"{told}, the first that differs: {show(value)}" if entry <= number else told
