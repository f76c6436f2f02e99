"""Checks: each asks one question of a scraper's run; `judge` asks them all."""

from harness.checks.absent import without_absent
from harness.checks.compare import Difference, compare, has_key, is_empty
from harness.checks.crash import crash
from harness.checks.death import exhaustion, hang, killed
from harness.checks.error_page import error_as_content, silent_empty, silent_partial
from harness.checks.golden import golden
from harness.checks.ignored import left_out, names_lost
from harness.checks.loss import silent_loss
from harness.checks.mojibake import mojibake
from harness.checks.patience import no_backoff, retry_after_ignored
from harness.checks.repeated import duplicate_content
from harness.checks.repetition import kept_values, nondeterministic, state_leak
from harness.checks.requests import network_escape, request_storm
from harness.checks.required import missing_required
from harness.checks.sources import about_source
from harness.checks.trial import Check, Trial
from harness.checks.values import contamination, noise_sensitive, type_change, wrong_value
from harness.model import Finding

CHECKS: tuple[Check, ...] = (
    crash,
    hang,
    exhaustion,
    killed,
    network_escape,
    request_storm,
    retry_after_ignored,
    no_backoff,
    error_as_content,
    duplicate_content,
    silent_empty,
    silent_partial,
    silent_loss,
    contamination,
    mojibake,
    wrong_value,
    type_change,
    noise_sensitive,
    missing_required,
    golden,
    nondeterministic,
    state_leak,
)
"""Every check; its name in reports is its function's, in kebab case."""

NAMES = tuple(check.__name__.replace("_", "-") for check in CHECKS)
"""What the checks are called in reports and configurations."""


def judge(trial: Trial) -> tuple[Finding, ...]:
    """Return what the checks find in one run of a scraper, in the order of `CHECKS`; each bug once, at its first place.

    A listing of a thousand items shows one bug a thousand times.
    """
    found: dict[tuple[object, ...], Finding] = {}
    for check in CHECKS:
        for finding in check(trial):
            found.setdefault((finding.identity, finding.severity), finding)
    return tuple(found.values())


__all__ = [
    "CHECKS",
    "NAMES",
    "Check",
    "Difference",
    "Trial",
    "about_source",
    "compare",
    "has_key",
    "is_empty",
    "judge",
    "kept_values",
    "left_out",
    "names_lost",
    "without_absent",
]
