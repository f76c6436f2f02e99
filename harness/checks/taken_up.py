"""Did a list of so many entries at most lose one, and take up the next that the page holds?

`cards[:3]` of a page whose second card broke has the fourth: no scraper could tell that page from one of other cards.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from harness.checks.compare import Difference, is_empty
from harness.checks.sources import leaves, taken_from
from harness.checks.trial import Trial
from harness.model import Value


class TakenUp:
    """What the lists of one result took up; each is looked at once."""

    def __init__(self, trial: Trial) -> None:
        self._trial = trial
        self._new: dict[str, Sequence[Value]] = {}

    def excuses(self, difference: Difference) -> bool:
        """Say whether what differs is an entry that came in at the end, from the recorded page, for a lost one."""
        if self._trial.occasion != "damage" or difference.kind not in {"added", "changed"}:
            return False
        return any(difference.got in self._entries(name) for name in ("", difference.field.partition(".")[0]))

    def _entries(self, name: str) -> Sequence[Value]:
        """Return the entries that the items, or a list of the one item, took up, with the values in them."""
        if name not in self._new:
            new = self._taken_up(name)
            values = [value for _, value in leaves([{"": entry} for entry in new])]
            read = bool(values) and all(taken_from(value, self._trial.recorded) for value in values)
            self._new[name] = [*new, *values] if read else ()
        return self._new[name]

    def _taken_up(self, name: str) -> Sequence[Value]:
        """Return the entries that came in; none of a list where another beside it, as long as it, took up none."""
        expected, got = self._trial.baseline.items, self._trial.outcome.items
        if not name:
            return _new_at_the_end(list(expected), list(got))
        if not len(expected) == len(got) == 1:
            return ()
        one, other = (item.get(name) for item in (expected[0], got[0]))
        if not isinstance(one, list) or not isinstance(other, list):
            return ()
        for beside, held in expected[0].items():
            if isinstance(held, list) and len(held) == len(one) and beside != name:
                there = got[0].get(beside)
                if not isinstance(there, list) or not _new_at_the_end(held, there):
                    return ()
        return _new_at_the_end(one, other)


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
