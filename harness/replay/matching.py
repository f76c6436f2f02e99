"""Which recorded exchanges answer a request.

In: exchanges once, then requests. Out: the indices of those that may answer, in recorded order. A lookup is a dict's,
because matching one exchange after the other costs 50-90 ms a request at 5,000 recorded exchanges.

Rule 1: method and URL decide, as any client would send them.
Rule 2: where several are recorded for these, those whose body says the same, if there are any, or else differs only in
what nobody sends twice; see `varying`: threads and concurrent tasks ask in another order each time.
Rule 3: of these, where some carry credentials and some none, those that do as the request does: who has a token asks
with it at once. A request without cookies goes on to the others in the end, for replay may have cost it these; one
with cookies to those that were recorded later, when they may have expired.
Rule 4: where none are, those of the one recorded URL that differs in nothing but what passes; see `likeness`.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice

from harness.model import Exchange, Request
from harness.model.exchange import key, loose_key
from harness.replay.bodies import KEPT, essence
from harness.replay.credentials import NONE, Credentials, credentials_of
from harness.replay.likeness import Parameters, differing, parameters, passes, place_of
from harness.replay.varying import Varying

_Key = tuple[str, str]
_Indices = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class Recorded:
    """The exchanges of one method and URL."""

    indices: _Indices
    requests: tuple[Request, ...]
    _groups: dict[tuple[_Indices, Credentials], tuple[_Indices, ...]] = field(default_factory=dict)
    """What answers requests with some credentials, of those whose body says what theirs does."""

    @cached_property
    def told_by_body(self) -> bool:
        """Whether the body of a request tells which of them is meant."""
        return len({request.body[:KEPT] for request in self.requests}) > 1

    @cached_property
    def _saying(self) -> Mapping[bytes, _Indices]:
        found: defaultdict[bytes, list[int]] = defaultdict(list)
        for index, request in zip(self.indices, self.requests, strict=True):
            found[essence(request.body)].append(index)
        return {said: tuple(indices) for said, indices in found.items()}

    @cached_property
    def _varying(self) -> Varying:
        return Varying(self.indices, [request.body for request in self.requests])

    @cached_property
    def _credentials(self) -> Mapping[int, Credentials]:
        """What each carries; nothing where all carry the same."""
        carried = [credentials_of(name for name, _ in request.headers) for request in self.requests]
        return dict(zip(self.indices, carried, strict=True)) if len(set(carried)) > 1 else {}

    def meant(self, body: bytes, credentials: Credentials = NONE) -> tuple[_Indices, ...]:
        """Return those that answer a request, in groups: another comes where all of the one before were played."""
        meant = self._said_by(body)
        if len(meant) == 1 or not self._credentials:
            return (meant,)
        asked = meant, credentials
        if asked not in self._groups:
            known = self._carrying("authorization", meant, credentials)
            closest = self._carrying("cookie", known, credentials)
            later = tuple(index for index in known if index > closest[-1]) if "cookie" in credentials else known
            self._groups[asked] = (closest, later) if later and later != closest else (closest,)
        return self._groups[asked]

    def _said_by(self, body: bytes) -> _Indices:
        """Return those whose body says the same as that of a request; all of them where none does."""
        if not self.told_by_body:
            return self.indices
        return self._saying.get(essence(body)) or self._varying.find(body) or self.indices

    def _carrying(self, name: str, meant: _Indices, credentials: Credentials) -> _Indices:
        """Return those that carry a credential as a request does, or not as it does not; all where none is such."""
        alike = tuple(index for index in meant if (name in self._credentials[index]) == (name in credentials))
        return alike or meant


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
            return Recorded(indices, tuple(exchanges[place].request for place in places))

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
