"""Is what was returned still what the page says?"""

from collections.abc import Iterator

from harness.checks.another import of_another
from harness.checks.compare import LONG_TEXT, Difference, unspaced
from harness.checks.loss import at_face_value
from harness.checks.mojibake import read_as
from harness.checks.renamed import follows_new_name
from harness.checks.required import is_required_loss
from harness.checks.restated import restated
from harness.checks.severity import severity_of
from harness.checks.show import show, show_around, show_difference
from harness.checks.sources import SHORTEST, leaves, taken_from
from harness.checks.taken_up import TakenUp
from harness.checks.trial import MUTATED, Trial
from harness.model import TYPE, Finding, Severity, Value, is_tagged
from harness.page import find_canary

LONGEST_ABSENT = 40
"""Characters of what a scraper may mean as words for “nothing”."""
WRONG = frozenset({"changed", "added", "blended", "cut", "garbled", "reordered"})


def contamination(trial: Trial) -> Iterator[Finding]:
    """Text that was put into the page came back as a value; the token in it is on no page of its own."""
    if trial.occasion not in MUTATED or trial.outcome.items == trial.baseline.items:
        return
    told: set[tuple[str, Severity]] = set()
    for field, value in leaves(trial.outcome.items):
        token = _inserted(trial, value)
        if token is None or field in trial.volatile:
            continue
        long_text = trial.occasion != "noise" and len(unspaced(str(value))) >= LONG_TEXT
        severity: Severity = "warning" if trial.ambiguous or long_text else "error"
        if (field, severity) in told:
            continue
        told.add((field, severity))
        yield Finding(
            check="contamination",
            severity=severity,
            field=field,
            evidence=f"{field or 'the result'} holds text that was inserted beside the value ({token})",
            expected=_in_its_place(trial, field, value),
            got=show_around(value, token),
        )


def _inserted(trial: Trial, value: Value) -> str | None:
    """Return the token of inserted text in a value; none where the recorded page's own values happen to hold it."""
    token = find_canary(str(value))
    return None if token is None or token in trial.baseline_text else token


def _is_told_elsewhere(trial: Trial, difference: Difference) -> bool:
    """Say whether a check that knows more of a difference tells it: `contamination`, or `mojibake`."""
    return _inserted(trial, difference.got) is not None or read_as(trial, difference) is not None


def wrong_value(trial: Trial) -> Iterator[Finding]:
    """On a page that is changed or comes broken a value is equal or absent; another is stored without a word."""
    if trial.occasion not in MUTATED - {"noise"} or trial.outcome.kind != "items":
        return
    taken_up = TakenUp(trial)
    again = [(one.field, one.got) for one in trial.differences if one.kind == "repeated" and one.entry]
    for difference in trial.differences:
        if difference.kind not in WRONG or _is_told_elsewhere(trial, difference) or at_face_value(trial, difference):
            continue
        if follows_new_name(trial, difference):
            continue
        if (difference.field, difference.got) in again:
            continue  # it is what `duplicate-content` tells
        if trial.occasion == "control" and not taken_from(difference.got, trial.recorded):
            continue  # what a control adds may be read from it: that robots are sent away, or how many forms there are
        if difference.kind == "cut" and len(unspaced(str(difference.expected))) >= LONG_TEXT:
            continue
        elsewhere = not of_another(difference, trial.baseline.items) and restated(
            difference.field, difference.expected, difference.got, trial.recorded
        )
        expected, got = show_difference(difference)
        told = _STATED_ELSEWHERE if elsewhere else f"{_words(difference)}{_remedy(trial, difference)}"
        excused = elsewhere or taken_up.excuses(difference)
        yield Finding(
            check="wrong-value",
            severity="warning" if excused else severity_of(trial, difference),
            field=difference.field,
            evidence=f"{difference.name} {told}",
            expected=expected,
            got=got,
        )


def _words(difference: Difference) -> str:
    if difference.kind == "cut" and unspaced(str(difference.got)).startswith(unspaced(str(difference.expected))):
        return "holds what is left of a tag behind its value"
    more = difference.entry and difference.kind == "added"
    return "has an entry more than on the recorded page" if more else _WORDS[difference.kind]


def _remedy(trial: Trial, difference: Difference) -> str:
    """Say what to do where a scraper returns words of its own in place of what it had read."""
    got = difference.got
    if difference.kind != "changed" or not isinstance(got, str) or any(map(str.isdigit, got)):
        return ""
    own = SHORTEST <= len(unspaced(got)) <= LONGEST_ABSENT and not taken_from(got, (*trial.played, *trial.recorded))
    if not own or not taken_from(difference.expected, trial.recorded):
        return ""
    return ", and no page holds it: if it says that there is none, list it under `absent`"


_STATED_ELSEWHERE = "has another value than before, which the page gives for it in another place"
_WORDS = {
    "changed": "has another value than on the recorded page",
    "added": "has a value where the recorded page has none",
    "blended": "holds foreign text among its own",
    "garbled": "holds characters that are no text among its own",
    "cut": "holds only a part of its value",
    "reordered": "is in another order than on the recorded page",
}


def type_change(trial: Trial) -> Iterator[Finding]:
    """A field that is a string on one page and a list on another breaks whatever stores it."""
    if trial.occasion not in MUTATED:
        return
    for difference in trial.differences:
        if difference.kind == "retyped" and not at_face_value(trial, difference):
            expected, got = show_difference(difference)
            yield Finding(
                check="type-change",
                severity="warning" if trial.ambiguous else "error",
                field=difference.field,
                evidence=f"{difference.name} changed from {_type(difference.expected)} to {_type(difference.got)}",
                expected=expected,
                got=got,
            )


def _type(value: Value) -> str:
    if is_tagged(value):
        return str(value[TYPE])
    return "object" if isinstance(value, dict) else type(value).__name__


def noise_sensitive(trial: Trial) -> Iterator[Finding]:
    """The page means the same to a browser, so the result must be the same."""
    if trial.occasion != "noise" or trial.outcome.kind not in {"items", "nothing", "refusal"}:
        return
    if trial.copied and trial.outcome.kind == "refusal":
        return
    severity: Severity = "warning" if trial.ambiguous else "error"
    if trial.outcome.kind != "items":
        raised = trial.outcome.exception
        got = raised.told if raised else "nothing"
        yield Finding(
            check="noise-sensitive",
            severity=severity,
            evidence="a change that no browser shows took the result away",
            expected="the recorded result",
            got=got,
        )
        return
    for difference in trial.differences:
        told = difference.kind == "retyped" or _is_told_elsewhere(trial, difference)
        if not told and not is_required_loss(trial, difference):
            expected, got = show_difference(difference)
            yield Finding(
                check="noise-sensitive",
                severity=severity,
                field=difference.field,
                evidence=f"{difference.name} depends on how the source is written, which no browser shows",
                expected=expected,
                got=got,
            )


def _in_its_place(trial: Trial, field: str, value: Value) -> str:
    """Return what the recorded result has where a value came back; empty where that is one of several values."""
    for difference in trial.differences:
        if str(value) in str(difference.got) and (difference.field == field or difference.entry):
            return show_difference(difference)[0] if difference.entry else show(difference.expected)
    own = [recorded for name, recorded in leaves(trial.baseline.items) if name == field]
    if len(own) > 1:
        return ""
    return show(own[0]) if own else "nothing"
