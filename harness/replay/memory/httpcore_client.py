"""Serve httpcore, and httpx above it, at its network backends: parsing, pools and errors are the client's own.

In: connections that httpcore's backends are asked for. Out: streams in memory, with the errors of the backend whose
place they take: sockets for the sync one, anyio for the async one.
"""

import importlib
from ssl import SSLContext, SSLError
from types import ModuleType
from typing import Any
from weakref import WeakSet

from harness.delivery import Pause
from harness.replay.memory.far_end import FarEnd
from harness.replay.memory.incoming import Incoming, sleep_in_steps
from harness.replay.memory.memory_socket import MemorySocket, open_socket
from harness.replay.memory.patching import Patches
from harness.replay.player import Player


class MemoryStream:
    """What httpcore's `NetworkStream` is, over a socket in memory."""

    def __init__(self, httpcore: ModuleType, connected: MemorySocket) -> None:
        self._httpcore = httpcore
        self._socket = connected

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what has come; raise as httpcore's own stream does."""
        self._socket.settimeout(timeout)
        try:
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise self._httpcore.ReadTimeout(error) from error
        except OSError as error:
            raise self._httpcore.ReadError(error) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - nothing is waited for
        """Take a part of a request."""
        self._socket.sendall(buffer)

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - nothing is waited for
    ) -> "MemoryStream":
        """Speak TLS from now on, of which nothing is to be seen but its faults."""
        try:
            self._socket.far_end.handshake_by(ssl_context, server_hostname)
        except OSError as error:
            raise self._httpcore.ConnectError(error) from error
        return self

    def get_extra_info(self, info: str) -> object:
        """Tell whether reading would not wait; there is neither socket nor TLS object."""
        return self._socket.incoming.readable if info == "is_readable" else None


class AsyncMemoryStream:
    """What httpcore's `AsyncNetworkStream` is."""

    def __init__(self, httpcore: ModuleType, anyio: ModuleType, far_end: FarEnd) -> None:
        self._httpcore = httpcore
        self._anyio = anyio
        self._far_end = far_end
        self._incoming = Incoming()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's interface
        """Return what has come; raise as httpcore's own stream over anyio does."""
        await self._anyio.sleep(0)
        if not self._incoming:
            self._incoming.add(self._far_end.take_rest())
        try:
            while isinstance(got := self._incoming.take(max_bytes), Pause):
                await self._wait(got, timeout)
        except TimeoutError as error:
            raise self._httpcore.ReadTimeout(error) from error
        except OSError as error:
            broken = self._anyio.BrokenResourceError()
            broken.__cause__ = error
            raise self._httpcore.ReadError(broken) from broken
        return got

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - as above
        """Take a part of a request."""
        if not self._incoming:
            self._incoming.add(self._far_end.take_request(buffer))

    async def aclose(self) -> None:
        """Close; there is nothing to let go."""

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - as above
    ) -> "AsyncMemoryStream":
        """Speak TLS from now on, of which nothing is to be seen but its faults."""
        try:
            self._far_end.handshake_by(ssl_context, server_hostname)
        except SSLError as error:
            raise self._httpcore.ConnectError(error) from error
        return self

    def get_extra_info(self, info: str) -> object:
        """Tell whether reading would not wait; there is neither socket nor TLS object."""
        return self._incoming.readable if info == "is_readable" else None

    async def _wait(self, pause: Pause, limit: float | None) -> None:
        with self._anyio.fail_after(limit):
            await sleep_in_steps(self._anyio.sleep, pause.seconds)
        self._incoming.pass_time(pause.seconds)


def patch_httpcore(module: ModuleType, player: Player, patches: Patches) -> None:
    """Have httpcore's backends make connections in memory."""

    def connect_tcp(
        _backend: Any, host: str, port: int, timeout: float | None = None, *_rest: Any, **_options: Any
    ) -> MemoryStream:
        try:
            return MemoryStream(module, open_socket(player, (host, port), timeout))
        except OSError as error:
            raise module.ConnectError(error) from error

    async def connect_tcp_async(_backend: Any, host: str, port: int, *_rest: Any, **_options: Any) -> AsyncMemoryStream:
        anyio = importlib.import_module("anyio")  # which a scraper without httpcore need not wait for
        far_end = FarEnd(player, host, port)
        try:
            far_end.resolve()
            try:
                far_end.connect(asynchronous=True)
            except ConnectionRefusedError as error:
                raise OSError("All connection attempts failed") from error
        except OSError as error:
            raise module.ConnectError(error) from error
        return AsyncMemoryStream(module, anyio, far_end)

    patches.replace(module.SyncBackend, "connect_tcp", connect_tcp)
    for backend in (module.AnyIOBackend, module.TrioBackend):
        patches.replace(backend, "connect_tcp", connect_tcp_async)
    for pool in (module.ConnectionPool, module.AsyncConnectionPool):
        _speak_http1(pool, patches)
    _drop_earlier_connections(module, patches)


def _speak_http1(pool: Any, patches: Patches) -> None:
    """Have pools speak HTTP/1.1 alone, also those that are told to speak nothing but HTTP/2."""
    initialise = pool.__init__

    def initialise_for_http1(made: Any, *arguments: Any, **options: Any) -> None:
        initialise(made, *arguments, **{**options, "http1": True, "http2": False})

    patches.replace(pool, "__init__", initialise_for_http1)


def _drop_earlier_connections(module: ModuleType, patches: Patches) -> None:
    """Have pools close the connections that they opened before the patch: those reach a server, or another player."""
    handle, handle_async = module.ConnectionPool.handle_request, module.AsyncConnectionPool.handle_async_request
    ours: WeakSet[Any] = WeakSet()

    def handle_request(pool: Any, request: Any) -> Any:
        if pool not in ours:
            ours.add(pool)
            pool.close()
        return handle(pool, request)

    async def handle_async_request(pool: Any, request: Any) -> Any:
        if pool not in ours:
            ours.add(pool)
            await pool.aclose()
        return await handle_async(pool, request)

    patches.replace(module.ConnectionPool, "handle_request", handle_request)
    patches.replace(module.AsyncConnectionPool, "handle_async_request", handle_async_request)
