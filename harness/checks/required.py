"""Is there a result where the page is content, with every field that must be there?"""

from collections.abc import Iterator

from harness.checks.compare import WHOLE, Difference
from harness.checks.show import show, show_difference
from harness.checks.sources import is_declaration, leaves
from harness.checks.trial import Trial
from harness.model import Finding, Outcome

GAVE_UP = frozenset({"refusal", "nothing"})
"""Kinds of outcome by which a scraper says that there is no content, or gives none."""


def missing_required(trial: Trial) -> Iterator[Finding]:
    """A good page must give its fields: as recorded, under noise, and where it looks a little like an error page."""
    if trial.refusal_expected:
        return
    if trial.occasion == "recorded":
        yield from _on_the_recorded_page(trial)
    elif trial.occasion == "noise" and trial.outcome.kind == "items":
        yield from _under_noise(trial)
    elif trial.occasion == "control":
        yield from _on_a_control(trial)


def is_required_loss(trial: Trial, difference: Difference) -> bool:
    """Say whether a difference is the loss of a field that must be there."""
    return difference.kind == "missing" and difference.field in trial.required


def _on_the_recorded_page(trial: Trial) -> Iterator[Finding]:
    """Judge a page by its sidecar; one that asks for what nobody recorded says nothing of the scraper."""
    outcome = trial.outcome
    if outcome.misses or not trial.required:
        return
    if outcome.kind in GAVE_UP:
        yield Finding(
            check="missing-required",
            severity="error",
            evidence=f"{_did(outcome)} the recorded page, of which {' and '.join(trial.required)} must be there",
            expected="a result",
            got=_given(outcome),
            exception=outcome.exception,
        )
    if outcome.kind == "items":
        yield from _lacking(trial)


def _lacking(trial: Trial) -> Iterator[Finding]:
    items = trial.outcome.items
    for name in trial.required:
        lacking = sum(1 for item in items if all(name not in field.split(".") for field, _ in leaves([item])))
        if lacking:
            yield Finding(
                check="missing-required",
                severity="error",
                field=name,
                evidence=f"{name} is required and is absent from {lacking} of {len(items)} items of the recorded page",
                expected="a value",
                got="none",
            )


def _under_noise(trial: Trial) -> Iterator[Finding]:
    for difference in trial.differences:
        if is_required_loss(trial, difference):
            expected, got = show_difference(difference)
            yield Finding(
                check="missing-required",
                severity="warning" if trial.ambiguous else "error",
                field=difference.field,
                evidence=f"{difference.name} is required and was lost by a change that no browser shows",
                expected=expected,
                got=got,
            )


def _on_a_control(trial: Trial) -> Iterator[Finding]:
    """Refusing is an error; a part that was lost may have another cause, and warns."""
    if _gave_up(trial):
        yield Finding(
            check="missing-required",
            severity="error",
            evidence=f"{_did(trial.outcome)} a good page that only looks a little like an error page",
            expected="the recorded result",
            got=_given(trial.outcome),
            exception=trial.outcome.exception,
        )
        return
    for difference in trial.differences if trial.outcome.kind == "items" else ():
        if is_required_loss(trial, difference) or (difference.kind, difference.field) == ("missing", WHOLE):
            what = "a part of the result" if difference.field == WHOLE else difference.field
            expected, got = show_difference(difference)
            yield Finding(
                check="missing-required",
                severity="warning",
                field=difference.field,
                evidence=f"{what} was lost on a good page that only looks a little like an error page",
                expected=expected,
                got=got,
            )


def _gave_up(trial: Trial) -> bool:
    """Say whether nothing is left of what must be there: of the required fields, else of all that were there."""
    if trial.outcome.kind != "items":
        return trial.outcome.kind in GAVE_UP
    usual = _names(trial.baseline)
    wanted = usual & frozenset(trial.required) or usual
    return bool(wanted) and wanted.isdisjoint(_names(trial.outcome))


def _names(outcome: Outcome) -> frozenset[str]:
    """Return the names of all fields with a value, but for words on a refusal and the address that was asked for."""
    asked = {request.url for request in outcome.requests}
    told = (field for field, value in leaves(outcome.items) if not is_declaration(field) and value not in asked)
    return frozenset(name for field in told for name in field.split("."))


def _did(outcome: Outcome) -> str:
    return "refused" if outcome.kind == "refusal" else "gave nothing of"


def _given(outcome: Outcome) -> str:
    raised = outcome.exception
    if raised is not None:
        return raised.told
    return show([dict(item) for item in outcome.items]) if outcome.items else "nothing"
