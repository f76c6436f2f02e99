"""Changes of a source text as spans, applied at once."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from operator import itemgetter, le
from typing import NamedTuple

FEW = 32
"""Edits are put in one by one where they are as many times fewer than those that are there."""

_OPENING = re.compile(r"<([A-Za-z][^\s/>]*)[^<]*>\Z")
_CLOSING = re.compile(r"</([A-Za-z][^\s/>]*)")


class Edit(NamedTuple):
    """Replace `source[start:end]` by `text`; `start == end` inserts."""

    start: int
    end: int
    text: str


def compatible(accepted: Sequence[Edit], candidates: Sequence[Edit]) -> bool:
    """Say whether no candidate overlaps an accepted edit; both are sorted and free of overlaps.

    Insertions at the border of a replaced span are compatible with it, insertions within it are not.
    """
    if len(accepted) < len(candidates):
        accepted, candidates = candidates, accepted
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
    accepted: list[Edit] = []
    taken: list[tuple[int, list[Edit]]] = []
    skipped: list[int] = []
    for number, group in enumerate(groups):
        ordered = sorted(group, key=_span)
        ends, starts = map(_end, ordered), map(_start, islice(ordered, 1, None))
        if not group or not all(map(le, ends, starts)) or not compatible(accepted, ordered):
            skipped.append(number)
            continue
        taken.append((number, ordered))
        _merge(accepted, ordered)
    return _nested(accepted, taken), skipped


def _merge(accepted: list[Edit], further: Sequence[Edit]) -> None:
    """Put sorted edits among those accepted, behind those of the same span."""
    if len(further) * FEW < len(accepted):
        for edit in further:
            insort(accepted, edit, key=_span)
        return
    accepted += further
    if len(accepted) > len(further):
        accepted.sort(key=_span)  # two sorted runs: merged in one pass


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
_start = itemgetter(0)
_end = itemgetter(1)


def _nested(edits: list[Edit], taken: Sequence[tuple[int, Sequence[Edit]]]) -> list[Edit]:
    """Put insertions at one place in order: ends of wrappers, innermost first, then beginnings, outermost first."""
    same = {one[0] for one, other in pairwise(edits) if one[0] == one[1] == other[0] == other[1]}
    if not same:
        return edits
    ranks = {place: rank for number, group in taken for place, rank in _ranked(group, number).items()}
    return sorted(edits, key=lambda edit: (edit[0], edit[1], ranks[id(edit)]) if edit[0] in same else (*edit[:2], ()))


def _ranked(group: Sequence[Edit], number: int) -> dict[int, tuple[int, int, int]]:
    """Return the order of a group's edits at each place, by their `id`; an inserted end tag goes with its start tag."""
    ranks = {id(edit): (1, -edit.start, number) for edit in group}
    waiting: list[tuple[str, Edit]] = []
    for edit in group:
        if edit.start < edit.end:
            continue
        if opening := _OPENING.match(edit.text):
            waiting.append((opening[1], edit))
        elif closing := _CLOSING.match(edit.text):
            partner = next(
                (index for index in range(len(waiting) - 1, -1, -1) if waiting[index][0] == closing[1]), None
            )
            if partner is not None:
                begun = waiting[partner][1]
                del waiting[partner:]
                ranks[id(begun)] = (1, -edit.start, number)
                ranks[id(edit)] = (0, -begun.start, -number)
    return ranks
