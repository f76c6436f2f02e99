"""Which recorded bodies differ from that of a request in nothing but what nobody sends twice.

In: the bodies recorded for one URL, once, then that of a request which is none of them. Out: the indices of those that
ask for the same. JSON and forms are compared value by value, nested ones too, and JSON that stands in a value.

Rule 1: some names never say what is asked for: a nonce, a signature.
Rule 2: a UUID, a token and a moment say nothing where no recorded body has this one at its place.
Rule 3: where none is found so, neither do counters.
Rule 4: nor then do those that were recorded, and keys that a recording leaves out.
Rule 5: a body of more values than anyone sends, or nested deeper, says what it says as a whole.

A lookup is a dict's, as for URLs: for each set of places that say nothing one is made.
"""

import json
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs

from harness.model.keys import ALWAYS_ANOTHER, LEFT_OUT, plain
from harness.replay.bodies import KEPT, essence
from harness.replay.likeness import made_up

_Place = tuple[str | int, ...]
"""The names and numbers under which a value stands."""
_Values = Mapping[_Place, str]

_NONE: frozenset[str] = frozenset()

MOST_TABLES = 16
"""Dicts that are kept: a client sends bodies of few shapes."""
_CALL = "requestid"
"""What the `id` of a remote procedure call is called here."""
_COUNTERS = frozenset({"seq", "sequence", "counter", "draw", "secho", "tid", "reqid", "callid", "clientmutationid"})
"""Names of what counts requests: those of DataTables, Ext Direct and Relay among them."""
_COUNTED = _COUNTERS | {_CALL}
_SPENT = LEFT_OUT | _COUNTED
MOST_VALUES = 2_000
DEEPEST = 32


class Varying:
    """Finds the recorded bodies that say the same as others."""

    def __init__(self, indices: Sequence[int], bodies: Sequence[bytes]) -> None:
        self._said = tuple((index, values(body)) for index, body in zip(indices, bodies, strict=True))
        self._recorded: defaultdict[_Place, set[str]] = defaultdict(set)
        for _, said in self._said:
            for place, value in said.items():
                self._recorded[place].add(value)
        self._tables: dict[tuple[frozenset[_Place], frozenset[str]], Mapping[Hashable, tuple[int, ...]]] = {}

    def find(self, body: bytes) -> tuple[int, ...]:
        """Return the indices of those that say the same as a body, in recorded order."""
        asked = values(body)
        passing = frozenset(place for place, value in asked.items() if made_up(_name(*place), value))
        unknown = frozenset(place for place in passing if asked[place] not in self._recorded.get(place, ()))
        for places, spent in ((unknown, _NONE), (unknown, _COUNTED), (passing, _SPENT)):
            if found := self._table(places, spent).get(_meaning(asked, places, spent)):
                return found
        return ()

    def _table(self, passing: frozenset[_Place], spent: frozenset[str]) -> Mapping[Hashable, tuple[int, ...]]:
        if (passing, spent) not in self._tables:
            if len(self._tables) >= MOST_TABLES:
                self._tables.clear()
            found: defaultdict[Hashable, list[int]] = defaultdict(list)
            for index, said in self._said:
                found[_meaning(said, passing, spent)].append(index)
            self._tables[passing, spent] = {meaning: tuple(indices) for meaning, indices in found.items()}
        return self._tables[passing, spent]


def values(body: bytes) -> _Values:
    """Return the values of a body that may say what is asked for, by their places; the whole where it has none."""
    found: dict[_Place, str] = {}
    whole = essence(body).decode("latin-1")
    waiting: list[tuple[_Place, Any]] = [((), _form(body) or whole)]
    while waiting:
        place, value = waiting.pop()
        if len(found) + len(waiting) > MOST_VALUES or len(place) > DEEPEST:
            return {(): whole}
        if isinstance(value, str) and value[:1] in {"{", "["}:
            value = _json(value)
        if isinstance(value, dict) and value:
            calls = "jsonrpc" in value or {"method", "params"} <= value.keys()
            inner = {_CALL if calls and name == "id" else name: one for name, one in value.items()}
            waiting += [((*place, name), one) for name, one in inner.items() if _name(name) not in ALWAYS_ANOTHER]
        elif isinstance(value, list) and value:
            waiting += [((*place, number), one) for number, one in enumerate(value)]
        else:
            found[place] = str(value)
    return found


def _form(body: bytes) -> Mapping[str, str | list[str]] | None:
    if b"=" not in body or len(body) >= KEPT or body.lstrip()[:1] in {b"{", b"["}:
        return None
    try:
        found = parse_qs(body.decode("ascii"), keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    return {name: several if len(several) > 1 else several[0] for name, several in found.items()}


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _name(*place: str | int) -> str:
    """Return how a value at a place is called, as `plain` spells it: in a form, `a[b]` is a `b`."""
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    return plain(name.rstrip("[]").rpartition("[")[2])


def _meaning(said: _Values, passing: frozenset[_Place], spent: frozenset[str]) -> Hashable:
    """Return what values say, none of those with a spent name, of those at the places that pass only what they are."""
    return frozenset(
        (place, "", kind) if place in passing and (kind := made_up(_name(*place), value)) else (place, value, "")
        for place, value in said.items()
        if _name(*place) not in spent
    )
