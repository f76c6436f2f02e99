"""How grave it is that a value is another than on the recorded page."""

from harness.checks.compare import Difference, fold
from harness.checks.sources import leaves, taken_from
from harness.checks.trial import Trial
from harness.model import Severity

BROKEN = frozenset({"damage", "wire"})
"""Occasions on which a text may come cut off, and no client notices."""


def severity_of(trial: Trial, difference: Difference) -> Severity:
    """Return `warning` for an ambiguous change, and for a text that is mostly right, or cut as a broken page is."""
    excused = trial.ambiguous or difference.kind in {"blended", "garbled"} or _is_derived(trial, difference)
    torn = trial.occasion in BROKEN and difference.kind == "cut"
    return "warning" if excused or torn else "error"


def _is_derived(trial: Trial, difference: Difference) -> bool:
    """Say whether a value stands on neither page while another field honestly lost some of its text.

    A word count, a digest or an excerpt then follows from what is left, and says nothing wrong of it.
    """
    if isinstance(difference.got, bool) or isinstance(difference.expected, bool) or difference.kind == "reordered":
        return False
    partial = any(
        other.kind in {"missing", "cut", "blended", "repeated"} and other is not difference
        for other in trial.differences
    )
    read = taken_from(difference.expected, trial.recorded) or taken_from(difference.got, trial.played)
    begins = isinstance(difference.got, str) and any(
        fold(str(value)).startswith(fold(difference.got)) and field != difference.field
        for field, value in leaves(trial.outcome.items)
    )
    return partial and (begins or not read)
