"""Does a value that names an element, such as a link to a place on the page, follow the name that it has now?"""

import re
from collections.abc import Iterable

from harness.charset import decode
from harness.checks.compare import Difference
from harness.checks.trial import Trial
from harness.model import Response

_WORD = re.compile(r"[\w-]+")


def follows_new_name(trial: Trial, difference: Difference) -> bool:
    """Say whether a text differs in ids and classes alone: it had the recorded page's and has the played one's."""
    expected, got = difference.expected, difference.got
    if trial.occasion != "drift" or not isinstance(expected, str) or not isinstance(got, str):
        return False
    if _WORD.split(expected) != _WORD.split(got):
        return False
    words = zip(_WORD.findall(expected), _WORD.findall(got), strict=True)
    return all(
        _is_name(old, trial.recorded) and _is_name(new, trial.played) and not _is_name(new, trial.recorded)
        for old, new in words
        if old != new
    )


def _is_name(word: str, responses: Iterable[Response]) -> bool:
    """Say whether a word is an id or a class of a page."""
    token = re.escape(word)
    quoted = "|".join(rf"{quote}(?:[^{quote}]*\s)?{token}(?:\s[^{quote}]*)?{quote}" for quote in "\"'")
    name = re.compile(rf"\s(?:id|class)\s*=\s*(?:{quoted}|{token}[\s>])", re.IGNORECASE)
    return any(name.search(decode(response)[0]) for response in responses)
