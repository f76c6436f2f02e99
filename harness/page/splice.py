"""Changes of a source text as spans, applied at once."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

_OPENING = re.compile(r"<([A-Za-z][^\s/>]*)[^<]*>\Z")
_CLOSING = re.compile(r"</([A-Za-z][^\s/>]*)")


class Edit(NamedTuple):
    """Replace `source[start:end]` by `text`; `start == end` inserts."""

    start: int
    end: int
    text: str


class _Placed(NamedTuple):
    """An edit in the order in which edits are applied."""

    start: int
    end: int
    rank: tuple[int, int, int]
    """Order among insertions at one place: ends of wrappers, innermost first, then beginnings, outermost first."""
    text: str


def compatible(accepted: Sequence[Edit | _Placed], candidates: Iterable[Edit]) -> bool:
    """Say whether no candidate overlaps an accepted edit; `accepted` is sorted and free of overlaps.

    Insertions at the border of a replaced span are compatible with it, insertions within it are not.
    """
    if not accepted:
        return True
    for edit in candidates:
        position = bisect_left(accepted, (edit.start, edit.end), key=_span)
        before = accepted[position - 1] if position else None
        after = accepted[position] if position < len(accepted) else None
        if before and before.end > edit.start:
            return False
        if after and (after.start < edit.end or (after.start == edit.start and after.end > edit.end > edit.start)):
            return False
    return True


def combine(groups: Iterable[Sequence[Edit]]) -> tuple[list[Edit], list[int]]:
    """Merge groups of edits, earlier groups first.

    A group is taken whole or not at all: one that overlaps an earlier group, or itself, is left out. Wrappers that
    begin or end at one place are nested, and not crossed, whatever the order of their groups.

    Returns:
        The accepted edits in order of position, and the indices of the groups left out.
    """
    accepted: list[_Placed] = []
    skipped: list[int] = []
    for number, group in enumerate(groups):
        ordered = sorted(group, key=_span)
        disjoint = all(one[1] <= other[0] for one, other in pairwise(ordered))
        if not group or not disjoint or not compatible(accepted, ordered):
            skipped.append(number)
            continue
        accepted += _ranked(ordered, number)
        accepted.sort(key=_place)  # two sorted runs: merged in one pass
    return [Edit(start, end, text) for start, end, _, text in accepted], skipped


def splice(source: str, edits: Iterable[Edit]) -> str:
    """Return `source` with sorted, disjoint edits applied; the same object when there are none."""
    parts: list[str] = []
    position = 0
    for edit in edits:
        parts += (source[position : edit.start], edit.text)
        position = edit.end
    if not parts:
        return source
    parts.append(source[position:])
    return "".join(parts)


_span = itemgetter(0, 1)
_place = itemgetter(0, 1, 2)


def _ranked(group: Sequence[Edit], number: int) -> list[_Placed]:
    """Return a group's edits with their order at each place; an inserted end tag is paired with its start tag."""
    ranks = [(1, -edit.start, number) for edit in group]
    waiting: list[tuple[str, int]] = []
    for place, edit in enumerate(group):
        if edit.start < edit.end:
            continue
        if opening := _OPENING.match(edit.text):
            waiting.append((opening[1], place))
        elif closing := _CLOSING.match(edit.text):
            partner = next(
                (index for index in range(len(waiting) - 1, -1, -1) if waiting[index][0] == closing[1]), None
            )
            if partner is not None:
                begun = waiting[partner][1]
                del waiting[partner:]
                ranks[begun] = (1, -edit.start, number)
                ranks[place] = (0, -group[begun].start, -number)
    return [_Placed(edit.start, edit.end, rank, edit.text) for edit, rank in zip(group, ranks, strict=True)]
