"""Does a page give the same result every time, whatever was scraped before it?"""

from collections.abc import Iterator

from harness.checks.compare import unspaced
from harness.checks.show import show, show_difference
from harness.checks.sources import is_declaration, leaves, taken_from
from harness.checks.trial import Trial
from harness.model import Finding, Outcome, OutcomeKind, Severity, Value

CHANCE = "chance"
"""What is other even when nothing is: the process, `random`, UUIDs, the machine's own clocks."""

_INSTEAD: dict[OutcomeKind, str] = {"nothing": "nothing", "refusal": "a refusal", "crash": "a crash"}
"""How a run ends that gives no value; of other ends, such as a hang, nothing is concluded."""


def nondeterministic(trial: Trial) -> Iterator[Finding]:
    """A field that changes from process to process cannot be compared with anything, here or in production.

    Nor can a run that asks for what was not recorded, such as another day's page: the 404 in its place is ours.
    """
    if trial.occasion != "repeat" or trial.outcome.misses:
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
        when = (
            "when the same process scraped it again" if trial.alone else "in a process that had seen other pages before"
        )
        yield from _changes(trial, "state-leak", "error", "", when)
    elif trial.unseen is not None:
        yield from _left_over(trial, trial.unseen)


def kept_values(trial: Trial) -> Iterator[tuple[str, Value]]:
    """Yield the recorded page's values that a result holds and the played page does not, nor the request for it."""
    known = {(name, unspaced(str(value))) for name, value in leaves(trial.baseline.items)}
    asked = {request.url for request in trial.outcome.requests}
    for name, value in leaves(trial.outcome.items):
        if name in trial.volatile or is_declaration(name) or str(value) in asked:
            continue
        if (name, unspaced(str(value))) in known and not taken_from(value, trial.played):
            yield name, value


def _left_over(trial: Trial, unseen: Outcome) -> Iterator[Finding]:
    if unseen.kind != "items" and unseen.kind not in _INSTEAD:
        return
    alone = {(name, unspaced(str(value))) for name, value in leaves(unseen.items)}
    named = {name for name, _ in alone}
    for name, value in kept_values(trial):
        if (name, unspaced(str(value))) in alone:
            continue
        given = "another value" if name in named else _INSTEAD.get(unseen.kind, "none")
        yield Finding(
            check="state-leak",
            severity="error",
            field=name,
            evidence=f"{name} was left over from the recorded page; in a process that has not seen that one,"
            f" this page gives {given}",
            expected=given,
            got=show(value),
        )


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
