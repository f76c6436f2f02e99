"""How two texts differ: a short one as a whole, a long one by its words."""

import re
from collections import Counter
from collections.abc import Iterator

from harness.checks.compare.difference import Difference
from harness.checks.compare.thresholds import BLENDED_SHARE, LONG_TEXT
from harness.checks.compare.values import fold, garbled, is_empty, text_of
from harness.model import Value

_TORN_END = re.compile(r"(?:</?|&#?\w*)$")
"""What a parser makes text of where a page breaks off within a tag or a character reference."""


def compare_texts(expected: str, got: str, path: str) -> Iterator[Difference]:
    """Yield how a text differs from the expected one, or nothing."""
    expected, got = text_of(expected), text_of(got)
    wanted, found = fold(expected), fold(got)
    if wanted == found:
        return
    if garbled(wanted, found):
        yield Difference(path, "garbled", expected, got)
        return
    torn = wanted.startswith(_TORN_END.sub("", found))
    if len(wanted) < LONG_TEXT:
        part = torn or _is_part(got.split(), expected.split())
        yield Difference(path, "cut" if part else "changed", expected, got)
        return
    kept, foreign = _words_kept(expected, got)
    if torn or not foreign:
        yield Difference(path, "cut", expected, got)
    else:
        blended = kept >= BLENDED_SHARE * (kept + foreign)
        yield Difference(path, "blended" if blended else "changed", expected, got)


def is_rest(expected: Value, got: Value) -> bool:
    """Say whether a value is what is left of an expected text."""
    if not isinstance(expected, str) or not isinstance(got, str) or is_empty(got):
        return False
    return all(difference.kind in {"garbled", "cut"} for difference in compare_texts(expected, got, ""))


def _is_part(words: list[str], whole: list[str]) -> bool:
    """Say whether `words` are what is left of `whole` when some of its words are left out."""
    remaining = iter(whole)
    return all(word in remaining for word in words)


def _words_kept(expected: str, got: str) -> tuple[int, int]:
    """Return how many words of `got` come from `expected`, and how many do not."""
    found = Counter(got.split())
    kept = (found & Counter(expected.split())).total()
    return kept, found.total() - kept
