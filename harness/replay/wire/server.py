"""The server: one port on the loopback for a case's every origin, in a thread of its own.

In: a player. Out: an address, a certificate to trust, and the environment that brings clients of any language here.
"""

import asyncio
import socket
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any, Self

from harness.replay.player import Player
from harness.replay.wire.authority import Authority
from harness.replay.wire.connection import Connection, Service
from harness.replay.wire.guests import Guests, Strangers
from harness.replay.wire.limits import Limits

LOOPBACK = "127.0.0.1"
SWEEPING = 0.5
"""Seconds between two looks at who has been quiet for too long."""

_BACKLOG = 1024
"""Connections that may wait to be let in: a client that finds the queue full tries again after a second."""
_AT_ONCE = 64
"""Connections that are let in, in one turn of the loop, before one of them can be counted."""
_TURNS = _BACKLOG // _AT_ONCE + 5
"""Turns of the loop in which all that wait are let in, and end, with some to spare."""
_DEFAULT_LIMITS = Limits()


class Wire:
    """A forward proxy and origin that answers from a player, while the context lasts.

    Nothing is forwarded: what the player does not know is answered with its miss.
    """

    address: tuple[str, int]
    ca: Path
    """The certificate to trust, as PEM, in a folder that goes with the server."""
    environment: dict[str, str]
    """What brings a program's HTTP clients here, and makes them trust what they meet."""

    def __init__(
        self,
        player: Player,
        *,
        port: int = 0,
        listener: socket.socket | None = None,
        pace: float = 1.0,
        longest_pause: float | None = None,
        limits: Limits = _DEFAULT_LIMITS,
    ) -> None:
        """Prepare a server.

        Args:
            player: What answers.
            port: A port of the loopback; 0 for a fresh one.
            listener: A socket that listens already, perhaps in another network, in place of a port; it is closed with
                the server.
            pace: Real seconds to one second of a pause in an answer.
            longest_pause: Real seconds after which any pause is over; one without end then ends in a reset.
            limits: How much is taken from clients.
        """
        self._port = port
        self._listener = listener
        self._loop: asyncio.AbstractEventLoop
        self._authority = Authority()
        self._strangers = Strangers()
        self._guests = Guests(limits)
        self._service = Service(player, self._authority, limits, self._guests, self._strangers, pace, longest_pause)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Listen.

        Raises:
            OSError: the port cannot be had.
        """
        with ExitStack() as stack:
            listener = stack.enter_context(self._listener or socket.create_server((LOOPBACK, self._port)))
            folder = stack.enter_context(TemporaryDirectory(prefix="scraper-harness-"))
            self.address = listener.getsockname()
            self.ca = Path(folder) / "ca.pem"
            self.ca.write_bytes(self._authority.pem)
            self.environment = _environment(f"http://{LOOPBACK}:{self.address[1]}", str(self.ca))
            started: Future[Callable[[], object]] = Future()
            thread = Thread(target=self._run, args=(listener, started), name="wire", daemon=True)
            thread.start()
            stack.callback(thread.join)
            stack.callback(started.result())
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_error: object) -> None:
        self._stack.close()

    def strangers(self) -> tuple[str, ...]:
        """Return how what was neither HTTP nor TLS began, each once, the first hundred."""
        return self._strangers.told()

    def forget(self) -> None:
        """Forget the strangers: who comes from now on is another run's."""
        self._strangers.forget()

    def clear(self) -> None:
        """End every connection as well: what is asked from now on is another run's."""
        asyncio.run_coroutine_threadsafe(self._alone(), self._loop).result()
        self.forget()

    def _run(self, listener: socket.socket, started: Future[Callable[[], object]]) -> None:
        """Serve in this thread, until what `started` holds is called."""
        try:
            asyncio.run(self._serve(listener, started))
        except BaseException as error:
            if started.done():
                raise
            started.set_exception(error)

    async def _serve(self, listener: socket.socket, started: Future[Callable[[], object]]) -> None:
        self._loop = loop = asyncio.get_running_loop()
        stop = asyncio.Event()
        loop.set_exception_handler(_handle)
        server = await loop.create_server(lambda: Connection(self._service), sock=listener, backlog=_AT_ONCE)
        listener.listen(_BACKLOG)
        started.set_result(partial(loop.call_soon_threadsafe, stop.set))
        while not stop.is_set():
            try:
                async with asyncio.timeout(SWEEPING):
                    await stop.wait()
            except TimeoutError:
                self._guests.sweep()
        # Who has been let in already comes in first: a server that is closed forgets to close that connection.
        loop.remove_reader(listener)
        await self._alone()
        server.close()

    async def _alone(self) -> None:
        """Have every connection end, those too that are only being let in."""
        for _ in range(_TURNS):
            self._guests.drop_all()
            await asyncio.sleep(0)


def _handle(loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    """Be silent about clients that vanish and descriptors that run out; tell what is a bug."""
    if not isinstance(context.get("exception"), OSError):
        loop.default_exception_handler(dict(context))


def _environment(proxy: str, ca: str) -> dict[str, str]:
    proxies = {name: proxy for low in ("http_proxy", "https_proxy", "all_proxy") for name in (low, low.upper())}
    trust = dict.fromkeys(("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS"), ca)
    return proxies | {"no_proxy": "", "NO_PROXY": ""} | trust | {"NODE_USE_ENV_PROXY": "1"}
