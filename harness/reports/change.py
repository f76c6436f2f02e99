"""The diff of a page as lines of a report, with what differs inside a changed line picked out.

In: a failure's diff, whose lines begin with `+`, `-`, a space or `…`. Out: lines of a report.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from harness.reports.line import Line, Role, Span
from harness.reports.printable import printable

INDENT = "    "
LONGEST = 200
TAB = 2
"""Columns of a tab in unchanged lines; in changed ones it is shown as an escape, for it may be the change."""
MOST_LINES = 40

_ROLES: dict[str, tuple[Role, Role]] = {"-": ("removed", "removed part"), "+": ("added", "added part")}


def change_lines(diff: str, width: int, *, most: int = MOST_LINES) -> Iterator[Line]:
    """Yield the lines of a diff, each changed line beside what it became where there is one for one.

    Unchanged lines are cut at `width`, changed ones are shown whole: the change may stand at their end.
    """
    pairs = list(_paired(diff.split("\n")))
    for line, other in pairs[:most]:
        yield _changed(line, other) if _sign(line) else _unchanged(line, width)
    if len(pairs) > most:
        yield (Span(f"{INDENT}  … {len(pairs) - most} more lines", "muted"),)


def _paired(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line with the one it became or was; with itself where there is none."""
    blocks = [list(block) for _, block in groupby(lines, key=_sign)]
    while blocks:
        block = blocks.pop(0)
        if _sign(block[0]) == "-" and blocks and _sign(blocks[0][0]) == "+" and len(blocks[0]) == len(block):
            for removed, added in zip(block, blocks.pop(0), strict=True):
                yield removed, added
                yield added, removed
        else:
            yield from zip(block, block, strict=True)


def _sign(line: str) -> str:
    return line[0] if line[:1] in _ROLES else ""


def _unchanged(line: str, width: int) -> Line:
    text = INDENT + "  " + printable(line.removeprefix(" ").expandtabs(TAB), LONGEST)
    return (Span(text if len(text) <= width else f"{text[: width - 1]}…", "muted"),)


def _changed(line: str, other: str) -> Line:
    """Return a changed line, with the part picked out in which it differs from what it was or became."""
    whole, part = _ROLES[line[0]]
    text, compared = line[1:], other[1:]
    head = _common(text, compared)
    tail = len(text) - _common(text[head:][::-1], compared[head:][::-1])
    pieces: tuple[tuple[str, Role], ...] = ((text[:head], whole), (text[head:tail], part), (text[tail:], whole))
    spans = tuple(Span(printable(piece, LONGEST), role) for piece, role in pieces if piece)
    return (Span(f"{INDENT}{line[0]} ", whole), *spans)


def _common(one: str, other: str) -> int:
    """Return how many characters are the same from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (left, right) in pairs if left != right), min(len(one), len(other)))
