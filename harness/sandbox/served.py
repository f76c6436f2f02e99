"""The harness's side of wire replay: a server for one worker, and what it saw of a run."""

import math
import os
from collections.abc import Sequence
from mmap import mmap

import msgspec

from harness.model import Exchange, Outcome, Overlay
from harness.replay import Player, Stopwatch
from harness.replay.wire import Wire
from harness.sandbox import clock, protocol

PACE = 0.02
"""Real seconds to one second of a pause in an answer: a drip a second is a drip every 20 ms."""


class Server:
    """Serves a worker's case; started when it is first needed, and again after `close`."""

    def __init__(self, timeout: float) -> None:
        self._longest = timeout / 2
        self._clock: _SharedClock | None = None
        self._player = Player(clock=Stopwatch(self._slept))
        self._wire: Wire | None = None

    def start(self) -> protocol.Served:
        """Listen, and say where."""
        if self._wire is None:
            self._wire = Wire(self._player, pace=PACE).__enter__()
        self._clock = self._clock or _SharedClock()
        host, port = self._wire.address
        return protocol.Served(host, port, str(self._wire.ca), self._longest, self._clock.descriptor)

    def load(self, exchanges: Sequence[Exchange]) -> None:
        """Serve these exchanges from now on."""
        self._player.load(exchanges)

    def begin(self, overlays: Sequence[Overlay], extra: Sequence[Exchange], *, limit: int) -> None:
        """Begin a run; connections that the scraper keeps stand, as they do in a crawl."""
        if self._wire is not None:
            self._wire.forget()
        self._player.begin(overlays, extra, limit=limit)

    def seen(self, outcome: Outcome) -> Outcome:
        """Return a run's outcome with what the server knows of it, whatever the scraper has done to its process."""
        strangers = self._wire.strangers() if self._wire is not None else ()
        return msgspec.structs.replace(
            outcome,
            requests=(*outcome.requests, *self._player.ledger()),
            storm=outcome.storm or self._player.storm,
            escapes=(*outcome.escapes, *(f"send {began}" for began in strangers)),
        )

    def close(self) -> None:
        """Stop listening."""
        if self._wire is not None:
            self._wire.__exit__(None, None, None)
            self._wire = None
        if self._clock is not None:
            self._clock.close()
            self._clock = None

    def _slept(self) -> float:
        return self._clock.slept() if self._clock is not None else 0.0


class _SharedClock:
    """Memory in which a worker shows what it slept."""

    def __init__(self) -> None:
        self.descriptor = os.memfd_create("clock")
        os.ftruncate(self.descriptor, clock.SECONDS.size)
        self._memory = mmap(self.descriptor, clock.SECONDS.size)

    def slept(self) -> float:
        """Return the seconds, which the scraper may have scribbled over."""
        (seconds,) = clock.SECONDS.unpack_from(self._memory)
        return float(seconds) if 0 <= seconds < math.inf else 0.0

    def close(self) -> None:
        self._memory.close()
        os.close(self.descriptor)
