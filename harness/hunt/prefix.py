"""Find what it takes among things done one after the other."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Step = TypeVar("Step")

MOST_TRIES = 60
"""Sequences that are tried to make one smaller: each is played from the start, in a fresh process."""


def first_bad(fails: Callable[[Sequence[Step]], bool], steps: Sequence[Step], stop: Callable[[], bool]) -> int | None:
    """Return which step first makes the sequence up to it fail, by bisection; None when not even the whole does."""
    good, bad = 0, len(steps)
    if not steps or not fails(steps):
        return None
    while bad - good > 1 and not stop():
        middle = (good + bad) // 2
        if fails(steps[:middle]):
            bad = middle
        else:
            good = middle
    return bad - 1 if bad - good == 1 else None


def fewest(
    fails: Callable[[Sequence[Step]], bool], steps: Sequence[Step], last: Step, stop: Callable[[], bool]
) -> Sequence[Step]:
    """Return the steps before the last that it takes: none can be left out, unless the tries do not suffice.

    Delta debugging: half of them is left out at once, then a quarter, down to single ones, until each is needed.
    """
    kept, tries = list(steps), 0
    size = len(kept)
    while size and tries < MOST_TRIES:
        start, before = 0, len(kept)
        while start < len(kept) and tries < MOST_TRIES and not stop():
            fewer = [*kept[:start], *kept[start + size :]]
            tries += 1
            if fails([*fewer, last]):
                kept = fewer
            else:
                start += size
        if size == 1 and len(kept) == before:
            break
        size = min(max(size // 2, 1), len(kept))
    return kept
