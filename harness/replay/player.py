"""Answer requests from recorded exchanges, and keep the ledger of what was asked.

In come exchanges once (`load`) and overlays per example (`begin`); out goes one response a request (`play`). A lookup
is a dict's, because matching one exchange after the other costs 50-90 ms a request at 5,000 recorded exchanges.
"""

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from harness.model import Exchange, Overlay, RequestMade, Response
from harness.model.exchange import key, loose_key

MISS = Response(404, reason="Not Recorded")
"""The answer to a request that was not recorded: a refusal in each client's own terms."""

_Key = tuple[str, str]


class RequestStorm(BaseException):
    """Ends a run that makes more requests than its limit.

    A BaseException, so that `except Exception: continue` cannot keep the run alive; a scraper that catches even that
    is told so by `Player.storm`.
    """


class Player:
    """Plays recorded exchanges, from any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()  # a watchdog's signal handler may read the ledger in the middle of `play`
        self._recorded: tuple[Exchange, ...] = ()
        self._index = _Index(())
        self._extra: tuple[Exchange, ...] = ()
        self._extra_index = _Index(())
        self._overlays: Mapping[int, Response] = {}
        self._played: Counter[tuple[int, ...]] = Counter()
        self._ledger: list[RequestMade] = []
        self._limit = 0
        self.storm = False
        """Whether a request beyond the limit was made since `begin`."""

    def load(self, exchanges: Sequence[Exchange]) -> None:
        """Take the exchanges of a case. `begin` must follow before anything is played."""
        with self._lock:
            self._recorded = tuple(exchanges)
            self._index = _Index(self._recorded)
            self._reset((), (), 0)

    def begin(self, overlays: Sequence[Overlay] = (), extra: Sequence[Exchange] = (), *, limit: int) -> None:
        """Start a run: nothing played, nothing asked, at most `limit` requests.

        An overlay replaces the response of the exchange at its index. `extra` exchanges (an error page's redirect
        targets) go before recorded ones; their indices follow the recorded.
        """
        with self._lock:
            self._reset(overlays, extra, limit)

    def play(self, method: str, url: str) -> Response:
        """Return the answer to a request and enter it in the ledger.

        Repeated recordings of one URL are played in order, the last one for ever. What was not recorded is answered
        with `MISS`.

        Raises:
            RequestStorm: the run has made its `limit` of requests.
        """
        with self._lock:
            if len(self._ledger) >= self._limit:
                self.storm = True
                raise RequestStorm(f"more than {self._limit} requests")
            index = self._choose(method, url)
            self._ledger.append(RequestMade(method, url, index))
            if index < 0:
                return MISS
            if index in self._overlays:
                return self._overlays[index]
            if index < len(self._recorded):
                return self._recorded[index].response
            return self._extra[index - len(self._recorded)].response

    def ledger(self) -> tuple[RequestMade, ...]:
        """Return the requests made since `begin`, in order."""
        with self._lock:
            return tuple(self._ledger)

    def _reset(self, overlays: Sequence[Overlay], extra: Sequence[Exchange], limit: int) -> None:
        self._overlays = {overlay.exchange: overlay.response for overlay in overlays}
        self._extra = tuple(extra)
        self._extra_index = _Index(self._extra, start=len(self._recorded))
        self._played = Counter()
        self._ledger = []
        self._limit = limit
        self.storm = False

    def _choose(self, method: str, url: str) -> int:
        found = self._extra_index.find(method, url) or self._index.find(method, url)
        if not found:
            return -1
        position = self._played[found]
        self._played[found] += 1
        return found[min(position, len(found) - 1)]


class _Index:
    """Finds the exchanges that answer a request."""

    def __init__(self, exchanges: Iterable[Exchange], *, start: int = 0) -> None:
        exact: defaultdict[_Key, list[int]] = defaultdict(list)
        loose: defaultdict[_Key, list[int]] = defaultdict(list)
        for index, exchange in enumerate(exchanges, start):
            exact[key(exchange.request.method, exchange.request.url)].append(index)
            loose[loose_key(exchange.request.method, exchange.request.url)].append(index)
        self._exact = {name: tuple(indices) for name, indices in exact.items()}
        self._loose = {name: tuple(indices) for name, indices in loose.items()}

    def find(self, method: str, url: str) -> tuple[int, ...]:
        """Return the indices of the exchanges recorded for a request, in order."""
        if not self._exact:
            return ()
        return self._exact.get(key(method, url)) or self._loose.get(loose_key(method, url)) or ()
