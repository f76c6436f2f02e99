"""Does a value that names an element, such as a link to a place on the page, follow the name that it has now?"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from itertools import takewhile
from urllib.parse import unquote

from harness.charset import decode
from harness.checks.compare import Difference
from harness.checks.trial import Trial
from harness.model import Response

LONGEST_ENDING = 40
"""Characters behind an id that may be no part of it, as in `[Note](#sec-1).`"""
_FRAGMENT = re.compile(r"(?<=#)[^\s\"'<>#]+")
"""Behind a `#` stands the id of a place: any characters but white space (HTML Standard, section 3.2.6)."""
_ID = re.compile(r"(?=\sid\s*=\s*(?:\"\s*([^\s\">]+)\s*\"|'\s*([^\s'>]+)\s*'|([^\s\"'>]+)[\s>]))", re.IGNORECASE)
"""An id; ahead of the place, since one attribute begins with the blank that ends another."""


def follows_new_name(trial: Trial, difference: Difference) -> bool:
    """Say whether a text differs in ids alone that it is or links to, and has those that the played page has now."""
    expected, got = difference.expected, difference.got
    if trial.occasion != "drift" or not isinstance(expected, str) or not isinstance(got, str):
        return False
    (rest, names), (other_rest, other_names) = _parted(expected), _parted(got)
    if rest != other_rest or len(names) != len(other_names):
        return False
    return all(_follows(trial, old, new) for old, new in zip(names, other_names, strict=True) if old != new)


def _follows(trial: Trial, old: str, new: str) -> bool:
    """Say whether one id became another; what ends both alike may be punctuation behind them."""
    pairs = zip(reversed(old), reversed(new), strict=False)
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return any(
        _is_id(old[: len(old) - end], trial.recorded)
        and _is_id(new[: len(new) - end], trial.played)
        and not _is_id(new[: len(new) - end], trial.recorded)
        for end in range(min(alike, LONGEST_ENDING) + 1)
    )


def _parted(text: str) -> tuple[str, list[str]]:
    """Return a text without the ids that it names, and these; a text that is one word may be one itself."""
    if "#" in text:
        return _FRAGMENT.sub("", text), list(map(unquote, _FRAGMENT.findall(text)))
    return ("", [text]) if len(text.split()) == 1 else (text, [])


def _is_id(word: str, responses: Iterable[Response]) -> bool:
    return any(word.lower() in _ids(response) for response in responses)


@lru_cache(maxsize=8)
def _ids(response: Response) -> frozenset[str]:
    """Return a page's ids in lower case."""
    return frozenset(unescape("".join(names)).lower() for names in _ID.findall(decode(response)[0]))
