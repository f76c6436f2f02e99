"""Which recorded exchanges answer a request.

In: exchanges once, then requests. Out: the indices of those that may answer, in recorded order. A lookup is a dict's,
because matching one exchange after the other costs 50-90 ms a request at 5,000 recorded exchanges.

Rule 1: method and URL decide, as any client would send them.
Rule 2: where several are recorded for these, those whose body says the same, if there are any: threads and concurrent
tasks ask in another order each time.
Rule 3: where none are, those of the one recorded URL that differs in nothing but what passes; see `likeness`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from harness.model import Exchange
from harness.model.exchange import key, loose_key
from harness.replay.bodies import KEPT, essence
from harness.replay.likeness import Parameters, differing, parameters, passes, place_of

_Key = tuple[str, str]


@dataclass(frozen=True, eq=False)
class Recorded:
    """The exchanges of one method and URL."""

    indices: tuple[int, ...]
    bodies: tuple[bytes, ...]

    @cached_property
    def told_by_body(self) -> bool:
        """Whether the body of a request tells which of them is meant."""
        return len({body[:KEPT] for body in self.bodies}) > 1

    @cached_property
    def _saying(self) -> Mapping[bytes, tuple[int, ...]]:
        found: defaultdict[bytes, list[int]] = defaultdict(list)
        for index, body in zip(self.indices, self.bodies, strict=True):
            found[essence(body)].append(index)
        return {said: tuple(indices) for said, indices in found.items()}

    def meant(self, body: bytes) -> tuple[int, ...]:
        """Return those whose body says the same as that of a request; all of them where none does."""
        return self._saying.get(essence(body), self.indices) if self.told_by_body else self.indices


class Index:
    """Finds the exchanges that answer a request."""

    def __init__(self, exchanges: Sequence[Exchange], *, start: int = 0) -> None:
        self._exchanges = exchanges
        exact: defaultdict[_Key, list[int]] = defaultdict(list)
        loose: defaultdict[_Key, list[int]] = defaultdict(list)
        for place, exchange in enumerate(exchanges):
            exact[key(exchange.request.method, exchange.request.url)].append(place)
            loose[loose_key(exchange.request.method, exchange.request.url)].append(place)

        def recorded(places: Sequence[int]) -> Recorded:
            indices = tuple(start + place for place in places)
            return Recorded(indices, tuple(exchanges[place].request.body for place in places))

        self._exact = {name: recorded(places) for name, places in exact.items()}
        self._loose = {name: recorded(places) for name, places in loose.items()}

    def find(self, method: str, url: str) -> Recorded | None:
        """Return the exchanges recorded for a request, if there are any."""
        if not self._exact:
            return None
        return self._exact.get(key(method, url)) or self._loose.get(loose_key(method, url))

    def near(self, method: str, url: str, now: Sequence[float]) -> Recorded | None:
        """Return the exchanges of the one recorded URL that differs from a request's in nothing but what passes.

        Where a cassette holds two, that in which they differ may be what tells them apart. Pages are searched last, and
        once for each value, because that takes a thousand times as long as all else.
        """
        asked = parameters(url)
        stands = cache(self._stands)

        def is_alike(own: Parameters, stands: Callable[[str], bool]) -> bool:
            return all(
                passes(name, asked.get(name, ()), own.get(name, ()), now, stands) for name in differing(asked, own)
            )

        at_place = self._at_place.get((method.upper(), place_of(url)), ())
        alike = (recorded for own, recorded in at_place if is_alike(own, lambda _text: False) and is_alike(own, stands))
        found = tuple(islice(alike, 2))
        return found[0] if len(found) == 1 else None

    def _stands(self, text: str) -> bool:
        wanted = text.encode()
        return any(wanted in exchange.response.body for exchange in self._exchanges)

    @cached_property
    def _at_place(self) -> Mapping[_Key, Sequence[tuple[Parameters, Recorded]]]:
        found: defaultdict[_Key, list[tuple[Parameters, Recorded]]] = defaultdict(list)
        for (method, url), recorded in self._loose.items():
            found[method, place_of(url)].append((parameters(url), recorded))
        return found
