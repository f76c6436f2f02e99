"""How two texts differ: a short one as a whole, a long one by its words and its blocks."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from harness.checks.compare.difference import Difference, Kind
from harness.checks.compare.thresholds import BLENDED_SHARE, LONG_TEXT, SHORTEST_BLOCK
from harness.checks.compare.values import garbled, is_empty, text_of, unspaced
from harness.model import Value

_TORN_END = re.compile(r"(?:</?[\w:-]*|&#?\w*)$")
"""What a parser makes text of where a page breaks off within a tag or a character reference."""
_WITHOUT_BLANKS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
"""Characters of writing that sets no blanks between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""
WORD = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\s{_WITHOUT_BLANKS}]+")
"""What stands between blanks; of writing without blanks each character."""
_LETTERS = re.compile(rf"[{_WITHOUT_BLANKS}]|[^\W{_WITHOUT_BLANKS}]+")
_CHARACTER = re.compile(f"[{_WITHOUT_BLANKS}]")
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])\s+|(?<=[\u3002\uff01\uff1f])")


def compare_texts(expected: str, got: str, path: str) -> Iterator[Difference]:
    """Yield how a text differs from the expected one, or nothing."""
    expected, got = text_of(expected), text_of(got)
    kind = _kind(expected, got)
    if kind is not None:
        yield Difference(path, kind, expected, got)


def _kind(expected: str, got: str) -> Kind | None:
    wanted, found = unspaced(expected), unspaced(got)
    if wanted == found:
        return None
    if garbled(wanted, found):
        return "garbled"
    if _is_left(expected, got):
        return "cut"
    return "changed" if len(wanted) < LONG_TEXT else _by_words(expected, got)


def _by_words(expected: str, got: str) -> Kind:
    foreign = _foreign(expected, got)
    if foreign and not foreign - _words_again(expected, got):
        return "repeated"
    if own_share(expected, got) < BLENDED_SHARE:
        return "changed"
    return "blended" if foreign else "cut"


def is_rest(expected: Value, got: Value) -> bool:
    """Say whether a value is what is left of an expected text: it, or *garbled* or *cut*."""
    if not isinstance(expected, str) or not isinstance(got, str) or is_empty(got):
        return False
    expected, got = text_of(expected), text_of(got)
    wanted, found = unspaced(expected), unspaced(got)
    if wanted == found or garbled(wanted, found) or _is_left(expected, got):
        return True
    return len(wanted) >= LONG_TEXT and not _foreign(expected, got) and own_share(expected, got) >= BLENDED_SHARE


def _is_left(expected: str, got: str) -> bool:
    """Say whether a text is the beginning of the expected one, or it without some of its words."""
    wanted = unspaced(expected)
    rest = _TORN_END.sub("", unspaced(got))
    if wanted.startswith(rest) or garbled(wanted, rest, begun=True):
        return True
    words_of: Callable[[str], list[str]] = str.split if len(wanted) < LONG_TEXT else WORD.findall
    return _is_part(words_of(got), words_of(expected))


def _foreign(expected: str, got: str) -> Counter[str]:
    return Counter(WORD.findall(got)) - Counter(WORD.findall(expected))


def own_share(expected: str, got: str) -> float:
    """Return the share of a text's words, each with the one behind it, that the expected text has as well.

    Two texts of one language and subject share every other word, and next to none of such pairs.
    """
    wanted, found = _neighbours(expected), _neighbours(got)
    return (wanted & found).total() / max(1, found.total())


def _neighbours(text: str) -> Counter[tuple[str, ...]]:
    """Return each word with its neighbour; of writing without blanks, each character with two.

    Signs count for none: where a link has lost its words, `[Sport](/sport)` is still half its own.
    """
    words = _LETTERS.findall(text)
    sizes = (3 if _CHARACTER.match(word) else 2 for word in words)
    return Counter(tuple(words[start : start + size]) for start, size in enumerate(sizes))


def blocks(text: str, other: str) -> list[str]:
    """Return the lines of a text; the sentences of them where it, or the text it is compared with, is but one line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and "\n" in other.strip():
        return lines
    return [sentence for line in lines for sentence in _SENTENCE_END.split(line) if sentence.strip()]


def _words_again(expected: str, got: str) -> Counter[str]:
    """Return the words of the blocks that are in a text more often than in the expected one, which has them too."""
    times = Counter(map(unspaced, blocks(expected, got)))
    words: Counter[str] = Counter()
    for block in blocks(got, expected):
        folded = unspaced(block)
        times[folded] -= folded in times
        if times[folded] < 0 and len(folded) >= SHORTEST_BLOCK:
            words.update(WORD.findall(block))
    return words


def _is_part(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Say whether `words` are what is left of `whole` when some of its words are left out."""
    remaining = iter(whole)
    return all(word in remaining for word in words)
