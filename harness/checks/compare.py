"""How two results differ, field by field.

White space never counts: how a page is laid out in its source is not part of a value. Nor do tags where a value is
itself markup, since a scraper that keeps HTML keeps its class names too. A field that had a value and has
none now is *missing*, which is honest; one that has another value is *changed*; one whose JSON type is another is
*retyped*. A text that lost blocks is missing them; a text that kept most of its words but gained others is *blended*;
one that differs only in characters that are no text (controls, U+FFFD) is *garbled*, which whoever reads it can see.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from html import unescape
from math import isclose
from typing import Literal
from unicodedata import category

from harness.model import Item, Value

Kind = Literal["missing", "changed", "retyped", "added", "cut", "blended", "garbled"]

LONG_TEXT = 200
"""Characters from which a value is a text of several blocks rather than a scalar."""
BLENDED_SHARE = 0.5
"""Share of words that a long text must keep to be the same text with something foreign in it."""
TYPE = "$type"
"""Key by which a mapping says that it stands for a value that JSON has no word for."""
MOST_PAIRS = 100_000
"""Pairs of equal entries up to which two lists are aligned: the time it takes grows with them and with the gaps."""
UNSEEN = frozenset({"Cc", "Cf"})
"""Unicode categories of characters that are no text: control and format characters."""
WHOLE = "*"
"""Field name of a difference in the number or order of items."""
PLACEHOLDERS = frozenset(
    {"-", "--", "—", "?", "n/a", "na", "nil", "none", "null", "unknown", "untitled", "notfound", "notavailable", "nan"}
)
"""Texts that say in words that there is no value."""
UNDECODED = "\ufffd"


_MARKUP = re.compile(r"[\s\ufeff]*<[a-z!][^<>]*>.*</?[a-z]", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_EMBEDDED = re.compile(r"<(?:audio|embed|iframe|img|object|picture|svg|video)\b", re.IGNORECASE)
"""What markup without any text may still hold."""
_TORN_END = re.compile(r"(?:</?|&#?\w*)$")
"""What a parser makes text of where a page breaks off within a tag or a character reference."""
_NO_TEXT = re.compile("\\\\(?:u[0-9a-f]{4}|[bfnrt])|\ufffd")
"""What JSON escapes: white space and controls; and what could not be decoded."""
_UNDECODED_RUN = re.compile("\ufffd+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a result differs from the baseline."""

    field: str
    kind: Kind
    expected: Value
    got: Value
    entry: bool = False
    """Whether `got` is one entry more of a list, and `expected` says how many there should be."""


def fold(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())


def garbled(expected: str, got: str) -> bool:
    """Say whether a text is the expected one but for characters that are no text, or that could not be decoded.

    One U+FFFD may stand for as many characters as a sequence has bytes.
    """
    legible = [
        "".join(one for one in text if one == UNDECODED or category(one) not in UNSEEN) for text in (expected, got)
    ]
    wanted, found = legible
    if UNDECODED not in found or len(found) >= LONG_TEXT:
        return wanted.replace(UNDECODED, "") == found.replace(UNDECODED, "")
    pattern = _UNDECODED_RUN.sub(lambda run: f".{{0,{4 * len(run[0])}}}", re.escape(found))
    return re.fullmatch(pattern, wanted, re.DOTALL) is not None


def is_empty(value: Value) -> bool:
    """Say whether a value declares that there is none."""
    if isinstance(value, str):
        folded = fold(value if _EMBEDDED.search(value) else text_of(value))
        return folded.lower() in PLACEHOLDERS or all(one == UNDECODED or category(one) in UNSEEN for one in folded)
    if isinstance(value, list):
        return all(is_empty(part) for part in value)
    if isinstance(value, dict):
        return all(is_empty(part) for key, part in value.items() if key != TYPE)
    return value is None


def compare(expected: Sequence[Item], got: Sequence[Item]) -> Iterator[Difference]:
    """Yield the differences between two results in the order of the expected one's fields."""
    if expected == got:
        return
    yield from _compare_lists(list(expected), list(got), "")


def _compare(expected: Value, got: Value, path: str) -> Iterator[Difference]:
    if expected == got or (is_empty(expected) and is_empty(got)):
        return
    if not path and isinstance(expected, dict) and isinstance(got, dict):
        yield from _compare_mappings(expected, got, path)  # a whole item: told field by field even when it is empty
    elif is_empty(got):
        yield Difference(path, "missing", expected, got)
    elif is_empty(expected):
        yield Difference(path, "added", expected, got)
    elif isinstance(expected, dict) and isinstance(got, dict):
        yield from _compare_mappings(expected, got, path)
    elif isinstance(expected, list) and isinstance(got, list):
        yield from _compare_lists(expected, got, path)
    elif isinstance(expected, str) and isinstance(got, str):
        yield from _compare_texts(expected, got, path)
    else:
        yield from _compare_scalars(expected, got, path)


def _compare_scalars(expected: Value, got: Value, path: str) -> Iterator[Difference]:
    if _is_number(expected) and _is_number(got):
        if not isclose(float(expected), float(got), rel_tol=1e-9):  # type: ignore[arg-type]  # both are numbers
            yield Difference(path, "changed", expected, got)
    elif type(expected) is type(got):
        yield Difference(path, "changed", expected, got)
    else:
        yield Difference(path, "retyped", expected, got)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _compare_mappings(expected: dict[str, Value], got: dict[str, Value], path: str) -> Iterator[Difference]:
    if expected.get(TYPE) != got.get(TYPE):
        yield Difference(path, "retyped", expected, got)
        return
    if TYPE in expected:
        if not _same_instant(expected, got):
            yield Difference(path, "changed", expected, got)
        return
    for key in [*expected, *(key for key in got if key not in expected)]:
        yield from _compare(expected.get(key), got.get(key), f"{path}.{key}" if path else key)


def _same_instant(expected: dict[str, Value], got: dict[str, Value]) -> bool:
    """Say whether two moments are one, told in different time zones, as Python's own comparison says."""
    try:
        one, other = (datetime.fromisoformat(str(value.get("value"))) for value in (expected, got))
    except ValueError:
        return False
    return one.tzinfo is not None and other.tzinfo is not None and one == other


def _compare_texts(expected: str, got: str, path: str) -> Iterator[Difference]:
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


def text_of(value: str) -> str:
    """Return the text of a value that is markup, any other value as it is."""
    return unescape(_TAG.sub(" ", value)) if _MARKUP.match(value) else value


def _is_part(words: list[str], whole: list[str]) -> bool:
    """Say whether `words` are what is left of `whole` when some of its words are left out."""
    remaining = iter(whole)
    return all(word in remaining for word in words)


def _words_kept(expected: str, got: str) -> tuple[int, int]:
    """Return how many words of `got` come from `expected`, and how many do not."""
    found = Counter(got.split())
    kept = (found & Counter(expected.split())).total()
    return kept, found.total() - kept


def _compare_lists(expected: Sequence[Value], got: Sequence[Value], path: str) -> Iterator[Difference]:
    if len(expected) == len(got):
        for wanted, found in zip(expected, got, strict=True):
            yield from _compare(wanted, found, path)
        return
    lost, gained = False, False
    for wanted_run, found_run in _unequal_runs(expected, got):
        common = min(len(wanted_run), len(found_run))
        for wanted, found in zip(wanted_run[:common], found_run[:common], strict=True):
            yield from _compare(wanted, found, path)
        lost |= len(wanted_run) > common
        extra = [value for value in found_run[common:] if not is_empty(value)]
        if extra and not gained:
            gained = True
            kind: Kind = "garbled" if _is_garbled_entry(extra[0], expected) else "added"
            yield Difference(path or WHOLE, kind, f"{len(expected)} entries", extra[0], entry=True)
    if lost:
        yield Difference(path or WHOLE, "missing", f"{len(expected)} entries", f"{len(got)} entries")


def _is_garbled_entry(value: Value, expected: Sequence[Value]) -> bool:
    """Say whether a further entry is an expected one but for characters that are no text: both its spellings came."""
    texts = {fold(entry) for entry in expected if isinstance(entry, str)}
    return isinstance(value, str) and fold(value) not in texts and any(garbled(text, fold(value)) for text in texts)


def _unequal_runs(expected: Sequence[Value], got: Sequence[Value]) -> Iterator[tuple[list[Value], list[Value]]]:
    """Yield the runs of entries in which two lists of different lengths differ, aligned so that equals face each other.

    Entries are equal as a whole; where that leaves runs of different lengths, entries with the same identifying field
    face each other, so that one lost entry beside others that changed is not taken for a change of all of them.
    """
    for run in _runs(expected, got, [_key(value) for value in expected], [_key(value) for value in got]):
        wanted, found = run
        name = _identifying(wanted, found) if wanted and found and len(wanted) != len(found) else None
        if name is None:
            yield from _beside_their_rests(wanted, found)
            continue
        yield from _runs(
            wanted, found, [_named(value, name) for value in wanted], [_named(value, name) for value in found]
        )


def _runs(
    expected: Sequence[Value], got: Sequence[Value], wanted: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[list[Value], list[Value]]]:
    """Yield the entries between those with equal keys, and each pair of entries with equal keys that differs."""
    times = Counter(found)
    if sum(times[one] for one in wanted) > MOST_PAIRS:
        yield list(expected), list(got)
        return
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    for operation, i, i_end, j, j_end in matcher.get_opcodes():
        if operation != "equal":
            yield list(expected[i:i_end]), list(got[j:j_end])
            continue
        for one, other in zip(expected[i:i_end], got[j:j_end], strict=True):
            if one != other:
                yield [one], [other]


def _beside_their_rests(wanted: list[Value], found: list[Value]) -> Iterator[tuple[list[Value], list[Value]]]:
    """Let each text that is a rest of an expected one face it, so that the loss of others is not taken for a change."""
    if len(wanted) == len(found) or len(wanted) * len(found) > MOST_PAIRS:
        yield wanted, found
        return
    start = begin = 0
    for here, got in enumerate(found):
        there = next((index for index in range(start, len(wanted)) if _is_rest(wanted[index], got)), None)
        if there is not None:
            yield wanted[start:there], found[begin:here]
            yield [wanted[there]], [got]
            start, begin = there + 1, here + 1
    yield wanted[start:], found[begin:]


def _is_rest(expected: Value, got: Value) -> bool:
    if not isinstance(expected, str) or not isinstance(got, str) or is_empty(got):
        return False
    return all(difference.kind in {"garbled", "cut"} for difference in _compare_texts(expected, got, ""))


def _identifying(expected: Sequence[Value], got: Sequence[Value]) -> str | None:
    """Return the field that most entries of both lists have the same and of their own, or None when there is none."""
    best, most = None, 0
    first = expected[0]
    for name in first if isinstance(first, dict) else ():
        if _counts(expected, name) and _counts(got, name):
            continue
        wanted = Counter(_named(value, name) for value in expected)
        found = Counter(_named(value, name) for value in got)
        own = sum(1 for key, times in wanted.items() if key and times == found.get(key) == 1)
        if own > most:
            best, most = name, own
    return best


def _counts(entries: Sequence[Value], name: str) -> bool:
    """Say whether a field only numbers the entries, so that it is another as soon as one before it is missing."""
    numbers = [entry.get(name) for entry in entries if isinstance(entry, dict)]
    first = numbers[0] if numbers else None
    return isinstance(first, int) and numbers == list(range(first, first + len(numbers)))


def _named(value: Value, name: str) -> str:
    """Return the key of an entry's field, empty when it has none."""
    part = value.get(name) if isinstance(value, dict) else None
    return "" if is_empty(part) else _key(part)


def _key(value: Value) -> str:
    return fold(_NO_TEXT.sub("", json.dumps(value, ensure_ascii=False, sort_keys=True)))
