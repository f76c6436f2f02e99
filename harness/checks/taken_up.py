"""Did a list of so many entries at most lose one, and take up the next that the page holds?

`cards[:3]` of a page whose second card broke has the fourth: no scraper could tell that page from one of other cards.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from harness.checks.compare import Difference, is_empty
from harness.checks.sources import leaves, taken_from
from harness.checks.trial import Trial
from harness.model import Value


def takes_up_the_next(trial: Trial, difference: Difference) -> bool:
    """Say whether what differs is an entry that came in at the end, from the recorded page, for one that was lost."""
    if trial.occasion != "damage" or difference.kind not in {"added", "changed"}:
        return False
    for expected, got in _lists(trial, difference.field):
        new = _new_at_the_end(expected, got)
        values = [value for _, value in leaves([{"": entry} for entry in new])]
        if values and (difference.got in new or difference.got in values):
            return all(taken_from(value, trial.recorded) for value in values)
    return False


def _lists(trial: Trial, field: str) -> Iterator[tuple[Sequence[Value], Sequence[Value]]]:
    """Yield the lists in which a field may be: the items, or what the one item has under its name."""
    expected, got = trial.baseline.items, trial.outcome.items
    yield list(expected), list(got)
    name = field.partition(".")[0]
    if len(expected) == len(got) == 1:
        one, other = expected[0].get(name), got[0].get(name)
        if isinstance(one, list) and isinstance(other, list):
            yield one, other


def _new_at_the_end(expected: Sequence[Value], got: Sequence[Value]) -> Sequence[Value]:
    """Return the entries behind what is left of the expected ones, where there are as many as before; else none."""
    behind, known = iter(expected), 0
    for entry in got:
        if not any(_is_left_of(one, entry) for one in behind):
            break
        known += 1
    new = got[known:] if known and len(expected) == len(got) else ()
    counts = Counter(_parts(expected))
    return () if any(counts[part] == 1 for part in _parts(new)) else new


def _parts(entries: Sequence[Value]) -> Iterator[tuple[str, str]]:
    """Yield what entries are, or hold by field: what one expected entry alone has, another has in its place."""
    for entry in entries:
        fields = entry.items() if isinstance(entry, dict) else [("", entry)]
        yield from ((name, repr(value)) for name, value in fields if not is_empty(value))


def _is_left_of(expected: Value, got: Value) -> bool:
    """Say whether an entry is the expected one, or what a broken page left of it."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return all(is_empty(value) or value == expected.get(name) for name, value in got.items())
    return is_empty(got) or expected == got
