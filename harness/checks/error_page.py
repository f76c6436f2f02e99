"""Was an error page taken for content, or for an empty result?"""

import re
from collections.abc import Iterator
from itertools import islice

from harness.checks.compare import unspaced
from harness.checks.error_words import is_about_them, own_words
from harness.checks.show import show
from harness.checks.sources import SHORTEST, is_declaration, leaves, taken_from
from harness.checks.trial import Trial
from harness.model import ErrorPage, Finding, Value
from harness.model.error_page import UNMISTAKABLE

REFUSE = "a refusal"
MOST_TOLD = 5
"""Texts of an error page that are told of a value."""

_WORD = re.compile(r"\w+")


def _on_error_page(trial: Trial) -> bool:
    return trial.occasion == "exhibit" or (trial.occasion == "recorded" and trial.refusal_expected)


def _judged(trial: Trial) -> Iterator[tuple[str, Value]]:
    """Yield the values that can only come from the error page.

    Not the baseline's, not volatile, not a declaration, not the address that the scraper asked for by itself, and not
    on a page of content that it read after a recorded error page.
    """
    known = (
        set() if trial.occasion == "recorded" else {(field, unspaced(str(value))) for field, value in _baseline(trial)}
    )
    asked = {request.url for request in trial.outcome.requests}
    statuses = {str(response.status) for response in trial.played}
    for field, value in leaves(trial.outcome.items):
        if field in trial.volatile or is_declaration(field) or (field, unspaced(str(value))) in known:
            continue
        if value in asked:
            continue
        if isinstance(value, int) and str(value) in statuses:
            continue
        if trial.occasion == "recorded" and taken_from(value, trial.content):
            continue
        yield field, value


def _baseline(trial: Trial) -> Iterator[tuple[str, Value]]:
    return leaves(trial.baseline.items)


def error_as_content(trial: Trial) -> Iterator[Finding]:
    """A value that stands on the error page was stored as if it were the site's.

    Where a genuine article is below the error wording, only that wording is forbidden.
    """
    if trial.outcome.kind != "items":
        return
    if trial.occasion == "recorded" and trial.error_page is not None and trial.error_page.article:
        yield from _beside_an_article(trial, trial.error_page)
        return
    if not _on_error_page(trial):
        return
    exhibit = trial.exhibit
    for field, value in _judged(trial):
        text = _forbidden(trial, value) if exhibit and exhibit.article else None
        if exhibit and exhibit.article and text is None:
            continue
        if text is None and not taken_from(value, trial.played):
            continue
        where = f"the error page {exhibit.name}" if exhibit else f"the recorded error page{why_error_page(trial)}"
        yield Finding(
            check="error-as-content",
            severity="error",
            field=field,
            evidence=f"{field or 'the result'} was taken from {where}" + (f": {text!r}" if text else ""),
            expected=f"{REFUSE}, or the article below" if exhibit and exhibit.article else REFUSE,
            got=show(value),
        )
        return


def why_error_page(trial: Trial) -> str:
    """Say by what the recorded page is held to be an error page, and what to do where it is none."""
    page = trial.error_page
    return f' ({page.why}; if it is content after all, say expect = "content" in its sidecar)' if page else ""


def _beside_an_article(trial: Trial, page: ErrorPage) -> Iterator[Finding]:
    """Yield the fields that hold the error's own words; the article that stands on the page is anybody's to take."""
    found: dict[str, tuple[Value, dict[str, None]]] = {}
    for field, value in _judged(trial):
        texts = () if is_about_them(field) else own_words(trial, page, value)
        if texts:
            found.setdefault(field, (value, {}))[1].update(dict.fromkeys(texts))
    for field, (value, held) in found.items():
        told = ", ".join(show(text) for text in islice(held, MOST_TOLD))
        yield Finding(
            check="error-as-content",
            severity="error",
            field=field,
            evidence=f"{field or 'the result'} holds the error page's own words: {told} ({page.why})",
            expected=f"{REFUSE}, or the article alone" if trial.refusal_expected else "the article alone",
            got=show(value),
        )


def _forbidden(trial: Trial, value: Value) -> str | None:
    """Return the forbidden text that a value holds or is whole words of."""
    words, folded = _words(str(value)), unspaced(str(value)).lower()
    for text in trial.exhibit.forbidden if trial.exhibit else ():
        long_enough = len(unspaced(text)) >= UNMISTAKABLE and unspaced(text).lower() in folded
        if long_enough or _words(text) in words or (len(words) > SHORTEST and words in _words(text)):
            return text
    return None


def _words(text: str) -> str:
    """Return a text's words in lower case between blanks, so that one text in another begins and ends at a word."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def silent_empty(trial: Trial) -> Iterator[Finding]:
    """An empty result says "there is nothing here"; the truth is "I was not let in"."""
    refused = _on_error_page(trial) or trial.occasion == "wire"
    if not refused or trial.outcome.kind not in {"items", "nothing"}:
        return
    if trial.exhibit and trial.exhibit.empty:
        return
    if trial.outcome.kind == "items" and _says_something(trial):
        return
    yield Finding(
        check="silent-empty",
        severity="warning",
        evidence=f"returned {_emptiness(trial)} {_circumstance(trial)}, which looks like “nothing there”",
        expected=REFUSE,
        got=show([dict(item) for item in trial.outcome.items]),
    )


def _emptiness(trial: Trial) -> str:
    """Return what it is that says nothing."""
    items = trial.outcome.items
    if not any(items):
        return "an empty result"
    what = "an item" if len(items) == 1 else f"{len(items):,} items"
    if any(True for _ in leaves(items)):
        return f"{what} with nothing of the page"
    return f"{what} whose every value says that there is none"


def _circumstance(trial: Trial) -> str:
    if trial.fault:
        return f"when {trial.fault.summary}"
    return f"on the error page {trial.exhibit.name}" if trial.exhibit else "on the recorded error page"


def _says_something(trial: Trial) -> bool:
    """A declared refusal, a value of its own, or the baseline's result are not silence."""
    if _declares(trial):
        return True
    if trial.occasion != "recorded" and not trial.differences:
        return True
    if trial.later or trial.fault:
        return any(True for _ in leaves(trial.outcome.items))
    pages = (*trial.played, *trial.recorded) if trial.occasion == "recorded" else trial.played
    return any(taken_from(value, pages) for _, value in _judged(trial))


def _declares(trial: Trial) -> bool:
    """Say whether the result tells of a refusal in a field of its own, which the recorded page's result does not."""
    usual = set() if trial.occasion == "recorded" else {field for field, _ in leaves(trial.baseline.items)}
    return any(is_declaration(field) and field not in usual for field, _ in leaves(trial.outcome.items))


def silent_partial(trial: Trial) -> Iterator[Finding]:
    """A later page failed and the items so far were returned as if they were all."""
    failed = trial.occasion in {"exhibit", "wire"} and trial.later
    if not failed or trial.outcome.kind != "items" or not trial.outcome.many:
        return
    if trial.exhibit and (trial.exhibit.empty or any(response.status in trial.ends for response in trial.played)):
        return  # the list ends here, and the page says so, or the site does so by such a status
    got, wanted = len(trial.outcome.items), len(trial.baseline.items)
    if got < wanted and not _declares(trial) and all(difference.kind == "missing" for difference in trial.differences):
        yield Finding(
            check="silent-partial",
            severity="error",
            evidence=f"a later page failed and {got} of {wanted} items were returned as if complete",
            expected=f"{wanted} items or {REFUSE}",
            got=f"{got} items",
        )
