"""Values in the words of a report: one line of bounded length, and of a long one the part that matters."""

import json

from harness.checks.compare import Difference
from harness.checks.word_diff import word_diff
from harness.model import TYPE, Value, is_tagged

LONGEST = 160
LEAD = 40
"""Characters that are shown before the first difference, so that a reader finds the place."""
CHUNK = 1024
"""Characters compared at once on the way to the first difference: one by one takes a hundred times as long."""


def show(value: Value) -> str:
    """Return a value on one line, cut in the middle when it is long."""
    text = _dumped(value)
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2 - 2
    return f"{text[:half]} … {text[-half:]}"


def show_pair(expected: Value, got: Value) -> tuple[str, str]:
    """Return two values, each on one line; when one is long both are cut to where they differ.

    Of texts the words are shown that were lost or are foreign; of other values what is around the first difference.
    """
    one, other = show(expected), show(got)
    if _fits(expected) and _fits(got):
        return one, other
    if isinstance(expected, str) and isinstance(got, str):
        if differing := word_diff(expected, got):
            return differing
        here, there = _first_difference(expected, got)
        lead = _lead(len(expected) - here, len(got) - there)
        return _quoted(expected, here - lead), _quoted(got, there - lead)
    old, new = _dumped(expected), _dumped(got)
    here, there = _first_difference(old, new)
    lead = _lead(len(old) - here, len(new) - there)
    return _window(old, here - lead), _window(new, there - lead)


def show_difference(difference: Difference) -> tuple[str, str]:
    """Return what was expected and what came, each on one line; how many entries there are is no text of the page."""
    expected, got = difference.expected, difference.got
    if not (difference.entry or difference.counted):
        return show_pair(expected, got)
    return _count(expected), _count(got) if difference.counted else show(got)


def _count(told: Value) -> str:
    return " ".join(str(told).split())


def show_around(value: Value, token: str) -> str:
    """Return a value on one line; of a long one what is around a text in it."""
    if _fits(value):
        return show(value)
    text = value if isinstance(value, str) else _dumped(value)
    start = text.find(token) - (LONGEST - len(token)) // 2
    return _quoted(text, start) if isinstance(value, str) else _window(text, start)


def show_seconds(seconds: float) -> str:
    """Return a time in seconds, to a tenth."""
    return f"{round(seconds, 1):,.10g} s"


def _fits(value: Value) -> bool:
    return len(_dumped(value)) <= LONGEST


def _dumped(value: Value) -> str:
    """Return a value as JSON; of one that JSON has no word for its text, and behind it what it is of."""
    text = json.dumps(_untagged(value), ensure_ascii=False)
    return f"{text} ({value[TYPE]})" if is_tagged(value) else text


def _untagged(value: Value) -> Value:
    if isinstance(value, list):
        return [_untagged(part) for part in value]
    if not isinstance(value, dict):
        return value
    return _untagged(value["value"]) if is_tagged(value) else {name: _untagged(part) for name, part in value.items()}


def _lead(*rests: int) -> int:
    """Return how much to show before a difference: more where little follows it."""
    return max(LEAD, LONGEST - max(rests))


def _quoted(text: str, start: int) -> str:
    return json.dumps(_window(text, start), ensure_ascii=False)


def _window(text: str, start: int) -> str:
    """Return at most `LONGEST` characters of a text from `start` on, with a mark where something is left out."""
    start = _word(text, start) if start > 0 else 0
    end = start + LONGEST
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _word(text: str, start: int) -> int:
    """Return where the first word after `start` begins; `start` itself when none does nearby."""
    space = text.find(" ", start, start + LEAD // 2)
    return start if space < 0 else space + 1


def _first_difference(one: str, other: str) -> tuple[int, int]:
    """Return where two texts begin to differ by more than white space, which is no part of a value."""
    shorter = range(0, min(len(one), len(other)), CHUNK)
    here = there = next((at for at in shorter if one[at : at + CHUNK] != other[at : at + CHUNK]), 0)
    while True:
        here, there = _past_space(one, here), _past_space(other, there)
        if here == len(one) or there == len(other) or one[here] != other[there]:
            return here, there
        here, there = here + 1, there + 1


def _past_space(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position
