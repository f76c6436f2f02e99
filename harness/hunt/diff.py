"""What a plan changed in the page, as a unified diff that a person can read.

Pages have lines of any length, so both texts are first broken before every tag; the diff is of these lines. What it
says can be encoded: a byte that could not be decoded is written as an escape.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from harness.charset import decode
from harness.model import Headers, Response

CONTEXT = 2
LONGEST_LINE = 160
MOST_LINES = 16
"""Lines after which no further place of the page is shown."""
LONGEST_RUN = 4
"""Lines of a run that is shown whole; of a longer one the first `FIRST` are shown, and how many follow."""
FIRST = 3
MOST_BEGINNING = 6
"""Texts of a page's beginning that are shown."""
MOST_COMPARED = 3000
"""Lines of each text that are compared from the first change on: comparing takes quadratic time, and few are shown."""


class _Change(NamedTuple):
    """Lines that became others."""

    start: int
    removed: Sequence[str]
    added: Sequence[str]

    @property
    def end(self) -> int:
        return self.start + len(self.removed)


def legible(text: str) -> str:
    """Return a text that every encoder takes: what stands for a byte that could not be decoded becomes an escape."""
    return text.encode(errors="backslashreplace").decode()


def response_diff(before: Response, after: Response) -> str:
    """Return the unified diff of two responses' headers and pages, line numbers left out; empty when they are equal."""
    old, new = ([f"{name}: {value}" for name, value in _fields(response)] for response in (before, after))
    headers = [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]
    page = "" if before.body == after.body else page_diff(decode(before)[0], decode(after)[0])
    return legible("\n".join([*headers, *([page] if page else [])]))


def _fields(response: Response) -> Headers:
    return (*response.headers, *((("Content-Encoding", response.coding),) if response.coding else ()))


def page_diff(before: str, after: str) -> str:
    """Return the unified diff of two sources, line numbers left out; empty when they are equal."""
    if before == after:
        return ""
    old, new = _lines(before), _lines(after)
    changes, all_found = _changes(old, new)
    told: list[str] = []
    for number in range(len(changes)):
        if len(told) >= MOST_LINES:
            left = len(changes) - number
            told += [f"… {left} more {'change' if left == 1 else 'changes'}"] * all_found
            break
        told += _place(old, changes, number)
    return legible("\n".join([*told, *([] if all_found else ["… more changes, to the end of the page"])]))


def page_excerpt(source: str, start: int, end: int) -> str:
    """Return a part of a source, which need be no line of its own, as its diff would tell it if it were new."""
    before, part, after = (_lines(piece) for piece in (source[:start], source[start:end], source[end:]))
    if before and len(before[-1]) > LONGEST_LINE // 2:
        before[-1] = f"…{before[-1][-LONGEST_LINE // 4 :]}"  # what matters of it is what stands beside the part
    first, *shown = _place([*before, *after], [_Change(len(before), (), part)], 0)
    return "\n".join([first, *shown] if len(before) > CONTEXT else shown)


def page_beginning(texts: Sequence[str]) -> str:
    """Return the first texts of a page as its diff would tell them if they stood around a change."""
    lines = [line for line in (" ".join(text.split()) for text in texts) if line]
    return "\n".join([*(_cut(" ", line, 0) for line in lines[:MOST_BEGINNING]), *["…"] * (len(lines) > MOST_BEGINNING)])


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.replace("<", "\n<").splitlines() if line.strip()]


def _changes(old: list[str], new: list[str]) -> tuple[list[_Change], bool]:
    """Return the changes, and whether these are all: of two long texts only the beginnings are compared."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    one, other = old[head : len(old) - tail], new[head : len(new) - tail]
    all_found = len(one) * len(other) <= MOST_COMPARED**2
    if not all_found:
        one, other = one[:MOST_COMPARED], other[:MOST_COMPARED]
    steps = SequenceMatcher(None, one, other).get_opcodes()
    changes = [
        _Change(head + start, one[start:end], other[first:last])
        for kind, start, end, first, last in steps
        if kind != "equal"
    ]
    return changes, all_found


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many lines, or characters, both begin with."""
    different = (number for number, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(different, min(len(old), len(new)))


def _place(old: list[str], changes: list[_Change], number: int) -> Iterator[str]:
    """Yield a change with the lines around it, as far as those before have not told them."""
    change = changes[number]
    told = min(changes[number - 1].end + CONTEXT, change.start) if number else -1
    begin = max(told, change.start - CONTEXT, 0)
    following = changes[number + 1].start if number + 1 < len(changes) else len(old)
    if begin > told:
        yield "…"
    yield from (_cut(" ", line, 0) for line in old[begin : change.start])
    yield from _run(change.removed, change.added)
    yield from (_cut(" ", line, 0) for line in old[change.end : min(change.end + CONTEXT, following)])


def _run(removed: Sequence[str], added: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a change, the removed ones first; of many lines the first, and how many follow."""
    starts = [max(0, _common(one, other) - LONGEST_LINE // 4) for one, other in zip(removed, added, strict=False)]
    left: dict[str, int] = {}
    for sign, lines, word in (("-", removed, "removed"), ("+", added, "added")):
        shown = len(lines) if len(lines) <= LONGEST_RUN else FIRST
        for number, line in enumerate(lines[:shown]):
            yield _cut(sign, line, starts[number] if number < len(starts) else 0)
        if shown < len(lines):
            left[word] = len(lines) - shown
    if len(removed) == len(added) and left:
        left = {"changed": left["removed"]}
    if left:
        yield "… " + ", ".join(f"{number} more lines {word}" for word, number in left.items())


def _cut(sign: str, text: str, start: int) -> str:
    """Return a line with its sign, cut to the part from `start` on when it is long."""
    if len(text) <= LONGEST_LINE:
        return f"{sign}{text}"
    end = start + LONGEST_LINE
    return f"{sign}{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def changed_bytes(before: Response, after: Response) -> int:
    """Return how many bytes of both bodies lie between what they begin with alike and what they end with alike.

    Another status or header changes what every byte means.
    """
    if (before.status, _fields(before)) != (after.status, _fields(after)):
        return len(before.body) + len(after.body)
    old, new = before.body, after.body
    head = _alike(old, new)
    tail = min(min(len(old), len(new)) - head, _alike(old[::-1], new[::-1]))
    return len(old) + len(new) - 2 * (head + tail)


def _alike(one: bytes, other: bytes) -> int:
    """Return the length of the common beginning, by bisection: comparing slices is much faster than a loop."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
