"""Was the page read in another encoding than it is in?"""

from collections.abc import Iterator

from harness.checks.compare import Difference
from harness.checks.loss import at_face_value
from harness.checks.misread import misread, misread_on
from harness.checks.severity import severity_of
from harness.checks.show import show, show_difference
from harness.checks.sources import leaves
from harness.checks.trial import MUTATED, Trial
from harness.model import Finding


def mojibake(trial: Trial) -> Iterator[Finding]:
    """A value is made of the right bytes and the wrong characters: `CafÃ©` for `Café`.

    Whatever says how a page is encoded counts as a browser counts it (WHATWG HTML, "determining the character
    encoding"): a scraper that looks only at the header, or nowhere, is right by luck.
    """
    if trial.occasion == "recorded":
        yield from _on_the_recorded_page(trial)
    if trial.occasion not in MUTATED or trial.outcome.kind != "items":
        return
    for difference in trial.differences:
        codec = read_as(trial, difference)
        if codec and not at_face_value(trial, difference):
            expected, got = show_difference(difference)
            noise = trial.occasion == "noise" and not trial.ambiguous
            yield Finding(
                check="mojibake",
                severity="error" if noise else severity_of(trial, difference),
                field=difference.field,
                evidence=_words(difference.name, codec),
                expected=expected,
                got=got,
            )


def read_as(trial: Trial, difference: Difference) -> str | None:
    """Return the codec that explains a difference, and in which the page is not written.

    Where the recorded page was read wrong, a changed one may be read right: the bug is the same.
    """
    one, other, pages = difference.expected, difference.got, (*trial.played, *trial.recorded)
    if not isinstance(one, str) or not isinstance(other, str) or difference.entry:
        return None
    return misread(one, other, pages) or (None if one.isascii() else misread(other, one, pages))


def _on_the_recorded_page(trial: Trial) -> Iterator[Finding]:
    for field, value in leaves(trial.outcome.items):
        if field in trial.volatile or not isinstance(value, str):
            continue
        if found := next(filter(None, (misread_on(value, page) for page in trial.recorded)), None):
            text, codec = found
            yield Finding(
                check="mojibake",
                severity="error",
                field=field,
                evidence=_words(field or "the result", codec),
                expected=show(text),
                got=show(value),
            )


def _words(field: str, codec: str) -> str:
    return f"{field} was decoded as {codec}, in which the page is not written"
