"""Which of the error's own words does a value hold that was taken from a recorded error page with an article on it?

In: a value, and what is known of the page. Out: the forbidden texts in it. Nobody has read this page before and said
what may be taken from it, as for an exhibit; so a short text counts only as a value or a line of its own, and a piece
of a text only where the page says it nowhere else.
"""

from collections.abc import Iterator

from harness.checks.compare import unspaced
from harness.checks.sources import SHORTEST, haystacks
from harness.checks.trial import Trial
from harness.model import ErrorPage, Value
from harness.model.error_page import UNMISTAKABLE

LONGEST_JOINED = 200
"""Characters of a value that may be several lines of a banner joined."""
NAMES = frozenset({"disclaimer", "legal", "rights", "copyright", "license", "licence", "notice", "terms", "comments"})
"""Fields that are about what stands beside an article, and so may hold it."""


def own_words(trial: Trial, page: ErrorPage, value: Value) -> tuple[str, ...]:
    """Return the forbidden texts of a page that a value holds, or is a piece of."""
    return tuple(_held(trial, page, str(value)))


def is_about_them(field: str) -> bool:
    """Say whether a field is named for a disclaimer, or for comments."""
    return field.rpartition(".")[2].lower() in NAMES


def _held(trial: Trial, page: ErrorPage, value: str) -> Iterator[str]:
    whole = unspaced(value).lower()
    lines = {unspaced(line).lower() for line in value.splitlines()}
    if len(whole) <= LONGEST_JOINED and len(joined := _joined(whole, page)) > 1:
        yield from joined
        return
    for text in page.forbidden:
        wanted = unspaced(text).lower()
        held = wanted in lines or wanted == whole or (len(wanted) >= UNMISTAKABLE and wanted in whole)
        piece = len(whole) >= UNMISTAKABLE and whole in wanted
        if held or (piece and not _stands_elsewhere(trial, page, value)):
            yield text


def _joined(whole: str, page: ErrorPage) -> tuple[str, ...]:
    """Return the forbidden texts of which a folded value is made and nothing else: `403 Sorry!!`; none of another."""
    found, rest = [], whole
    for text in sorted(page.forbidden, key=len, reverse=True):
        wanted = unspaced(text).lower()
        if len(wanted) >= SHORTEST and wanted in rest:
            found.append(text)
            rest = rest.replace(wanted, "")
    return () if any(map(str.isalnum, rest)) else tuple(found)


def _stands_elsewhere(trial: Trial, page: ErrorPage, value: str) -> bool:
    """Say whether a page holds a text more often than its forbidden texts do: then it is not theirs alone."""
    needle = unspaced(value)
    own = sum(unspaced(text).count(needle) for text in page.forbidden)
    return any(stack.count(needle) > own for response in trial.played for stack in haystacks(response))
