"""Does a value that names an element, such as a link to a place on the page, follow the name that it has now?"""

import re
from collections.abc import Iterable

from harness.charset import decode
from harness.checks.compare import Difference
from harness.checks.trial import Trial
from harness.model import Response

_WORD = re.compile(r"[\w-]+")


def follows_new_name(trial: Trial, difference: Difference) -> bool:
    """Say whether a text differs in ids alone that it is or links to, and has those that the played page has now."""
    expected, got = difference.expected, difference.got
    if trial.occasion != "drift" or not isinstance(expected, str) or not isinstance(got, str):
        return False
    if _WORD.split(expected) != _WORD.split(got):
        return False
    words = zip(_WORD.finditer(expected), _WORD.finditer(got), strict=True)
    return all(
        _names_a_place(old, expected)
        and _is_id(old[0], trial.recorded)
        and _is_id(new[0], trial.played)
        and not _is_id(new[0], trial.recorded)
        for old, new in words
        if old[0] != new[0]
    )


def _names_a_place(word: re.Match[str], value: str) -> bool:
    return word[0] == value or value[: word.start()].endswith("#")


def _is_id(word: str, responses: Iterable[Response]) -> bool:
    token = re.escape(word)
    name = re.compile(rf"\sid\s*=\s*(?:\"\s*{token}\s*\"|'\s*{token}\s*'|{token}[\s>])", re.IGNORECASE)
    return any(name.search(decode(response)[0]) for response in responses)
