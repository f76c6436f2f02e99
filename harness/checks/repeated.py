"""Is there something twice that is to be there once: a paragraph, an entry of a list, a block of a text?"""

from collections.abc import Iterator, Sequence

from harness.checks.compare import Difference, unspaced
from harness.checks.show import show, show_difference
from harness.checks.sources import leaves
from harness.checks.trial import Trial
from harness.model import Finding
from harness.page import find_canary

ASKED = frozenset({"drift", "damage", "control", "wire", "exhibit"})


def duplicate_content(trial: Trial) -> Iterator[Finding]:
    """What a page holds twice, or a listing leads to twice, must not be given twice without a word."""
    if trial.outcome.kind != "items":
        return
    if trial.occasion == "recorded" and trial.error_page is not None:
        yield from _paragraphs(trial, trial.error_page.repeated, "the recorded error page")
    if trial.occasion not in ASKED or not trial.differences:
        return
    if trial.exhibit is not None:
        yield from _paragraphs(trial, trial.exhibit.repeated, f"the page {trial.exhibit.name}")
    for difference in trial.differences:
        whole_page = trial.exhibit is not None and not trial.later
        if difference.kind != "repeated" or (whole_page and not difference.entry):
            continue
        if find_canary(str(difference.got)) is None:
            yield _again(trial, difference)


def _paragraphs(trial: Trial, repeated: Sequence[str], page: str) -> Iterator[Finding]:
    """Look for the paragraphs that an error page is known to hold twice."""
    for field, folded in _texts(trial):
        for paragraph in repeated:
            if folded.count(unspaced(paragraph)) > 1:
                yield Finding(
                    check="duplicate-content",
                    severity="warning",
                    field=field,
                    evidence=f"{field or 'the result'} holds a paragraph twice, as {page} does",
                    expected="each paragraph once",
                    got=show(paragraph),
                )
                return


def _texts(trial: Trial) -> Iterator[tuple[str, str]]:
    """Yield each item's fields with all text in them, folded: a text may be one string or a list of paragraphs."""
    for item in trial.outcome.items:
        texts: dict[str, list[str]] = {}
        for field, value in leaves([item]):
            if field not in trial.volatile:
                texts.setdefault(field, []).append(unspaced(str(value)))
        yield from ((field, "".join(parts)) for field, parts in texts.items())


def _again(trial: Trial, difference: Difference) -> Finding:
    """Tell of an entry, or of a block of a text; a text that is mostly right only warns."""
    what = "an entry" if difference.entry else "a part of its text"
    expected, got = show_difference(difference)
    return Finding(
        check="duplicate-content",
        severity="error" if difference.entry and not trial.ambiguous else "warning",
        field=difference.field,
        evidence=f"{difference.name} holds {what} more often than on the recorded page",
        expected=expected,
        got=got,
    )
