"""How two texts differ: a short one as a whole, a long one by its words and its blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from harness.checks.compare.difference import Difference
from harness.checks.compare.thresholds import BLENDED_SHARE, LONG_TEXT, SHORTEST_BLOCK
from harness.checks.compare.values import fold, garbled, is_empty, text_of
from harness.model import Value

_TORN_END = re.compile(r"(?:</?[\w:-]*|&#?\w*)$")
"""What a parser makes text of where a page breaks off within a tag or a character reference."""
_WITHOUT_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Characters of writing that sets no blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
WORD = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\s{_WITHOUT_BLANKS}]+")
"""What stands between blanks; of writing without blanks each character."""
_CHARACTER = re.compile(f"[{_WITHOUT_BLANKS}]")
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])\s+|(?<=[\u3002\uff01\uff1f])")


def compare_texts(expected: str, got: str, path: str) -> Iterator[Difference]:
    """Yield how a text differs from the expected one, or nothing."""
    expected, got = text_of(expected), text_of(got)
    wanted, found = fold(expected), fold(got)
    if wanted == found:
        return
    if garbled(wanted, found):
        yield Difference(path, "garbled", expected, got)
        return
    rest = _TORN_END.sub("", found)
    torn = wanted.startswith(rest) or garbled(wanted, rest, begun=True)
    if len(wanted) < LONG_TEXT:
        part = torn or _is_part(got.split(), expected.split())
        yield Difference(path, "cut" if part else "changed", expected, got)
        return
    wanted_words, words = WORD.findall(expected), WORD.findall(got)
    foreign = Counter(words) - Counter(wanted_words)
    if torn or _is_part(words, wanted_words):
        yield Difference(path, "cut", expected, got)
    elif foreign and not foreign - _words_again(expected, got):
        yield Difference(path, "repeated", expected, got)
    elif own_share(expected, got) < BLENDED_SHARE:
        yield Difference(path, "changed", expected, got)
    else:
        yield Difference(path, "blended" if foreign else "cut", expected, got)


def own_share(expected: str, got: str) -> float:
    """Return the share of a text's words, each with the one behind it, that the expected text has as well.

    Two texts of one language and subject share every other word, and next to none of such pairs.
    """
    wanted, found = _neighbours(expected), _neighbours(got)
    return (wanted & found).total() / max(1, found.total())


def _neighbours(text: str) -> Counter[tuple[str, ...]]:
    """Return each word with its neighbour; of writing without blanks, each character with two."""
    words = WORD.findall(text)
    sizes = (3 if _CHARACTER.match(word) else 2 for word in words)
    return Counter(tuple(words[start : start + size]) for start, size in enumerate(sizes))


def is_rest(expected: Value, got: Value) -> bool:
    """Say whether a value is what is left of an expected text."""
    if not isinstance(expected, str) or not isinstance(got, str) or is_empty(got):
        return False
    return all(difference.kind in {"garbled", "cut"} for difference in compare_texts(expected, got, ""))


def blocks(text: str, other: str) -> list[str]:
    """Return the lines of a text; the sentences of them where it, or the text it is compared with, is but one line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and "\n" in other.strip():
        return lines
    return [sentence for line in lines for sentence in _SENTENCE_END.split(line) if sentence.strip()]


def _words_again(expected: str, got: str) -> Counter[str]:
    """Return the words of the blocks that are in a text more often than in the expected one, which has them too."""
    times = Counter(map(fold, blocks(expected, got)))
    words: Counter[str] = Counter()
    for block in blocks(got, expected):
        folded = fold(block)
        times[folded] -= folded in times
        if times[folded] < 0 and len(folded) >= SHORTEST_BLOCK:
            words.update(WORD.findall(block))
    return words


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether `words` are what is left of `whole` when some of its words are left out."""
    remaining = iter(whole)
    return all(word in remaining for word in words)
