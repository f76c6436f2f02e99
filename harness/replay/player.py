"""Answer requests from recorded exchanges, and keep the ledger of what was asked.

In come exchanges once (`load`) and overlays per example (`begin`); out goes one response a request (`play`).
"""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from urllib.parse import urlsplit

from harness.delivery import kind_of
from harness.model import Exchange, Fault, Overlay, RequestMade, Response
from harness.model.case import EPOCH, recorded_at
from harness.model.exchange import has_failed, origin
from harness.replay.credentials import NONE, Credentials
from harness.replay.matching import Index, Recorded
from harness.replay.waiting import told_to_wait

MOST_NEAR = 256
"""Requests that were not recorded, of which is kept what stands in for them."""
MISS = Response(404, reason="Not Recorded")
"""The answer to a request that was not recorded: a refusal in each client's own terms."""


class RequestStorm(BaseException):
    """Ends a run that makes more requests than its limit.

    A BaseException, so that `except Exception: continue` cannot keep the run alive; a scraper that catches even that
    is told so by `Player.storm`.
    """


class Player:
    """Plays recorded exchanges, from any number of threads."""

    def __init__(
        self,
        *,
        kept: int | None = None,
        told: Callable[[RequestMade, Response], object] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """Make a player that has nothing to play yet.

        Args:
            kept: How many requests the ledger keeps, the latest; all of them if None, as long as a run is bounded.
            told: Called with each request and its answer, in the order of the ledger.
            clock: Tells the seconds that pass for the scraper, from any beginning; without it nobody knows them.
        """
        self._told = told
        self._clock = clock
        self._began = 0.0
        self._moment = EPOCH
        self._lock = threading.RLock()  # a watchdog's signal handler may read the ledger in the middle of `play`
        self._recorded: tuple[Exchange, ...] = ()
        self._index = Index(())
        self._origins: list[str] = []
        self._ports: frozenset[int] = frozenset()
        self._failing: set[int] = set()
        """Indices of the recorded exchanges that ended in a fault."""
        self._closed: Mapping[str, tuple[int, Fault]] = {}
        self._extra: tuple[Exchange, ...] = ()
        self._extra_index = Index(())
        self._near: dict[tuple[str, str], Recorded | None] = {}
        """What stands in for requests, which is asked twice of those that send a body."""
        self._latest: dict[tuple[int, ...], int] = {}
        """Which of some exchanges was played last."""
        self._overlays: Mapping[int, Response] = {}
        self._played: set[int] = set()
        self._passed: Counter[tuple[int, ...]] = Counter()
        """How many of some exchanges, from the first on, are known to have been played."""
        self._ledger: deque[RequestMade] = deque(maxlen=kept)
        self._made = 0
        self._limit = 0
        self.storm = False
        """Whether a request beyond the limit was made since `begin`."""
        self.endless: Callable[[], object] = lambda: None
        """Called when a client that has no timeout begins to wait for what will never come."""

    def load(self, exchanges: Sequence[Exchange]) -> None:
        """Take the exchanges of a case. `begin` must follow before anything is played."""
        with self._lock:
            self._recorded = tuple(exchanges)
            self._moment = recorded_at(self._recorded)
            self._index = Index(self._recorded)
            self._origins = [origin(exchange.request.url) for exchange in self._recorded]
            self._ports = frozenset(filter(None, map(_port, self._origins)))
            self._failing = {index for index, one in enumerate(self._recorded) if one.response.fault}
            self._reset((), (), 0)

    def begin(self, overlays: Sequence[Overlay] = (), extra: Sequence[Exchange] = (), *, limit: int) -> None:
        """Start a run: nothing played, nothing asked, at most `limit` requests.

        An overlay replaces the response of the exchange at its index. `extra` exchanges (an error page's redirect
        targets) go before recorded ones; their indices follow the recorded.
        """
        with self._lock:
            self._reset(overlays, extra, limit)

    def hears(self, method: str, url: str) -> bool:
        """Say whether the answer to a request hangs on its body."""
        with self._lock:
            found = self._find(method, url)
            return found is not None and found.told_by_body

    def play(self, method: str, url: str, body: bytes = b"", credentials: Credentials = NONE) -> Response:
        """Return the answer to a request and enter it in the ledger.

        Repeated recordings of one URL are played in order, the last one for ever; those whose body says the same as
        the request's before others, and those that carry credentials as it does. One that differs in nothing but what
        is another each time is played once, and again where it has failed. What was not recorded is answered with
        `MISS`.

        Raises:
            RequestStorm: the run has made its `limit` of requests.
        """
        with self._lock:
            index = self._choose(method, url, body, credentials)
            response = MISS if index < 0 else self._response(index)
            self._enter(method, url, index, response)
            return response

    def connect(self, place: str) -> Fault | None:
        """Return the fault by which a new connection to an origin (`https://host:port`) fails, or None if it stands.

        It fails where the origin's first exchange does before any request. Such a connection is entered in the ledger,
        as a `CONNECT` to the origin.

        Raises:
            RequestStorm: the run has made its `limit` of requests.
        """
        with self._lock:
            found = self._closed.get(place)
            if found is None:
                return None
            index, fault = found
            self._enter("CONNECT", place, index, self._response(index))
            return fault

    def closed(self, place: str) -> Fault | None:
        """Return the fault by which connections to an origin fail, without making one."""
        with self._lock:
            found = self._closed.get(place)
            return found[1] if found else None

    def ports(self) -> frozenset[int]:
        """Return the ports that the recorded exchanges name; those of http and https themselves are never named."""
        return self._ports

    def ledger(self) -> tuple[RequestMade, ...]:
        """Return the requests made since `begin`, in order."""
        with self._lock:
            return tuple(self._ledger)

    def _reset(self, overlays: Sequence[Overlay], extra: Sequence[Exchange], limit: int) -> None:
        self._overlays = {overlay.exchange: overlay.response for overlay in overlays}
        self._extra = tuple(extra)
        self._extra_index = Index(self._extra, start=len(self._recorded))
        self._closed = self._find_closed()
        self._played = set()
        self._passed = Counter()
        self._near = {}
        self._latest = {}
        self._ledger.clear()
        self._made = 0
        self._limit = limit
        self.storm = False
        self._began = self._clock() if self._clock else 0.0

    def _enter(self, method: str, url: str, index: int, response: Response) -> None:
        if self._made >= self._limit:
            self.storm = True
            raise RequestStorm(f"more than {self._limit} requests")
        self._made += 1
        made = self._noted(method, url, index, response)
        self._ledger.append(made)
        if self._told is not None:
            self._told(made, response)

    def _noted(self, method: str, url: str, index: int, response: Response) -> RequestMade:
        status = _status(response)
        if self._clock is None:
            return RequestMade(method, url, index, status)
        at = round(self._clock() - self._began, 6)
        return RequestMade(method, url, index, status, at, told_to_wait(response, self._moment + at))

    def _response(self, index: int) -> Response:
        if index in self._overlays:
            return self._overlays[index]
        if index < len(self._recorded):
            return self._recorded[index].response
        return self._extra[index - len(self._recorded)].response

    def _find_closed(self) -> dict[str, tuple[int, Fault]]:
        """Return the origins that cannot be connected to: those whose first exchange fails before any request."""
        closed: dict[str, tuple[int, Fault]] = {}
        suspects = {index for index, response in self._overlays.items() if response.fault} | self._failing
        for index in sorted(suspects):
            fault = self._response(index).fault
            place = self._origins[index]
            if fault and _closes(fault, place) and self._origins.index(place) == index:
                closed[place] = index, fault
        return closed

    def _choose(self, method: str, url: str, body: bytes, credentials: Credentials) -> int:
        found = self._find(method, url)
        if found is None:
            return -1
        for meant in found.meant(body, credentials):
            while (position := self._passed[meant]) < len(meant) and meant[position] in self._played:
                self._passed[meant] += 1
            index = meant[min(position, len(meant) - 1)]
            if position < len(meant):
                break
        self._played.add(index)
        self._latest[found.indices] = index
        return index

    def _find(self, method: str, url: str) -> Recorded | None:
        return self._extra_index.find(method, url) or self._index.find(method, url) or self._stand_in(method, url)

    def _stand_in(self, method: str, url: str) -> Recorded | None:
        """Return what was recorded for a request that cannot be made twice.

        Only while something of that is unplayed, or where it failed when it was played last: who asks again then asks
        for the same.
        """
        found = self._nearest(method, url)
        if found is None or not self._played.issuperset(found.indices):
            return found
        latest = self._latest.get(found.indices)
        return found if latest is not None and has_failed(_status(self._response(latest))) else None

    def _nearest(self, method: str, url: str) -> Recorded | None:
        asked = method, url
        if asked not in self._near:
            if len(self._near) >= MOST_NEAR:
                self._near.clear()
            self._near[asked] = self._index.near(method, url, (self._moment, time.time()))
        return self._near[asked]


def _status(response: Response) -> int:
    """Return the status of an answer; 0 where the connection fails."""
    return 0 if response.fault else response.status


def _port(place: str) -> int | None:
    """Return the port that an origin names; None too where it is none, which no client can ask for."""
    try:
        return urlsplit(place).port
    except ValueError:
        return None


def _closes(fault: Fault, place: str) -> bool:
    """Say whether connections to an origin fail: only where there is a handshake can that fail."""
    phase = kind_of(fault).phase
    return phase != "answer" and (phase != "tls" or place.startswith("https:"))
