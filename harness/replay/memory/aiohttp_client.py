"""Serve aiohttp: its own connectors, protocol and parser over a loop and a transport whose other end is in memory.

A connector makes each connection by its own code, with a stand-in in its own place whose loop makes it in memory: so
look-up, connection and handshake fail in aiohttp's own words.
"""

import socket
from collections.abc import Callable, Iterable
from ssl import SSLContext
from types import MethodType, ModuleType
from typing import Any

from harness.delivery import Pause, Script
from harness.replay.credentials import credentials_of
from harness.replay.memory.far_end import FarEnd
from harness.replay.memory.incoming import Incoming, sleep_in_steps
from harness.replay.memory.patching import Patches
from harness.replay.player import Player

_PIECE = 256 * 1024
"""Bytes that asyncio's transports read at once."""
_ADDRESS_6 = "2001:db8::1"
"""What names resolve to for a connector that takes IPv6 alone (RFC 3849)."""


class MemoryTransport:
    """What asyncio's Transport is to aiohttp's protocol; asyncio itself is not imported, for start-up's sake."""

    def __init__(self, asyncio: ModuleType, loop: Any, protocol: Any, far_end: FarEnd) -> None:
        self.far_end = far_end
        self.script: Script | None = None
        """The answer to the next request, which begins as soon as the request does; None before the first."""
        self._asyncio = asyncio
        self._loop = loop
        self._protocol = protocol
        self._incoming = Incoming()
        self._waiting: Any = None
        self._closing = False
        self._paused = False

    def write(self, data: bytes) -> None:
        """Take a part of a request; begin the answer at the first."""
        if self.script is None and data[:8] == b"CONNECT ":
            self.script = self.far_end.take_request(data)
        script, self.script = self.script, ()
        if script:
            self._incoming.add(script)
            self._loop.call_soon(self._read)

    def writelines(self, parts: Iterable[bytes]) -> None:
        """Take several parts of a request."""
        for part in parts:
            self.write(part)

    def is_closing(self) -> bool:
        """Tell whether the connection was closed."""
        return self._closing

    def close(self) -> None:
        """Close, and tell the protocol so as the loop would."""
        self._lose(None)

    def abort(self) -> None:
        """Close."""
        self._lose(None)

    def get_extra_info(self, _name: str, default: object = None) -> object:
        """Return `default`: there is neither socket nor peer."""
        return default

    def pause_reading(self) -> None:
        """Deliver no more until `resume_reading`."""
        self._paused = True

    def resume_reading(self) -> None:
        """Deliver again."""
        if self._paused:
            self._paused = False
            self._loop.call_soon(self._read)

    def _read(self) -> None:
        """Deliver what has come, a piece a turn of the loop."""
        if self._closing or self._paused or self._waiting or not self._incoming:
            return
        try:
            got = self._incoming.take(_PIECE)
        except ConnectionResetError as error:
            self._lose(error)
            return
        if isinstance(got, Pause):
            self._waiting = self._loop.create_task(self._wait(got.seconds))
        elif got:
            self._protocol.data_received(got)
            self._loop.call_soon(self._read)
        else:
            self._protocol.eof_received()
            self._lose(None)

    async def _wait(self, seconds: float) -> None:
        await sleep_in_steps(self._asyncio.sleep, seconds)
        self._incoming.pass_time(seconds)
        self._waiting = None
        self._read()

    def _lose(self, reason: Exception | None) -> None:
        if not self._closing:
            self._closing = True
            if self._waiting:
                self._waiting.cancel()
            self._loop.call_soon(self._protocol.connection_lost, reason)


class _Loop:
    """A connector's loop, but for connections, which it makes to a far end in memory."""

    def __init__(self, asyncio: ModuleType, loop: Any, far_end: FarEnd) -> None:
        self._asyncio = asyncio
        self._loop = loop
        self._far_end = far_end

    def __getattr__(self, name: str) -> Any:
        return getattr(self._loop, name)

    async def sock_connect(self, _sock: socket.socket, _address: object) -> None:
        self._far_end.connect(asynchronous=True)

    async def create_connection(
        self,
        factory: Callable[[], Any],
        *_arguments: object,
        ssl: SSLContext | None = None,
        sock: socket.socket | None = None,
        server_hostname: str | None = None,
        **_options: object,
    ) -> tuple[MemoryTransport, Any]:
        if sock is not None:
            sock.close()
        if ssl is not None:
            self._far_end.handshake_by(ssl, server_hostname)
        protocol = factory()
        transport = MemoryTransport(self._asyncio, self._loop, protocol, self._far_end)
        protocol.connection_made(transport)
        return transport, protocol

    async def create_unix_connection(self, factory: Callable[[], Any], _path: str) -> tuple[MemoryTransport, Any]:
        return await self.create_connection(factory)

    async def start_tls(
        self, _transport: object, protocol: Any, context: SSLContext, *, server_hostname: str, **_options: object
    ) -> MemoryTransport:
        self._far_end.handshake_by(context, server_hostname)
        return MemoryTransport(self._asyncio, self._loop, protocol, self._far_end)


class _Resolver:
    """Finds one address for every name."""

    def __init__(self, far_end: FarEnd) -> None:
        self._far_end = far_end

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[dict[str, Any]]:
        self._far_end.resolve()
        six = family == socket.AF_INET6
        address = _ADDRESS_6 if six else self._far_end.address[0]
        family = socket.AF_INET6 if six else socket.AF_INET
        return [{"hostname": host, "host": address, "port": port, "family": family, "proto": 0, "flags": 0}]


class _StandIn:
    """Stands in a connector's place while it makes one connection: all is the connector's but resolver and loop."""

    _use_dns_cache = False

    def __init__(self, asyncio: ModuleType, connector: Any, far_end: FarEnd) -> None:
        self._connector = connector
        self._loop = _Loop(asyncio, connector._loop, far_end)  # noqa: SLF001 - it has no public name
        self._resolver = _Resolver(far_end)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._connector, name)
        return MethodType(found.__func__, self) if isinstance(found, MethodType) else found


def _body(request: Any) -> bytes:
    """Return what a request carries, if it is bytes already: a file or a stream can be read but once."""
    carried = request.body
    if isinstance(carried, bytes | bytearray):
        return bytes(carried)
    held = getattr(carried, "_value", None)
    return bytes(held) if isinstance(held, bytes | bytearray | memoryview) else b""


def patch_aiohttp(module: ModuleType, player: Player, patches: Patches) -> None:
    """Have aiohttp's connectors make connections in memory, by methods whose parameters are named as its own."""
    connect = module.BaseConnector.connect
    connect_directly = module.TCPConnector._create_direct_connection  # noqa: SLF001 - where a connection is made
    start_tls = module.TCPConnector._start_tls_connection  # noqa: SLF001 - as above
    connect_to_path = module.UnixConnector._create_connection  # noqa: SLF001 - as above

    def is_ours(connection: Any) -> bool:
        transport = connection.transport
        return isinstance(transport, MemoryTransport) and transport.far_end.player is player

    async def connect_and_ask(connector: Any, req: Any, *arguments: Any, **options: Any) -> Any:
        connection = await connect(connector, req, *arguments, **options)
        while not is_ours(connection):
            connection.close()  # opened before the patch
            connection = await connect(connector, req, *arguments, **options)
        try:
            # Asked here, in the task that makes the request: what is raised in a transport's callback reaches nobody.
            accepts = req.headers.get("Accept-Encoding", "")
            far_end, url = connection.transport.far_end, str(req.url)
            connection.transport.script = far_end.answer(
                req.method, url, accepts, _body(req), credentials_of(req.headers)
            )
        except BaseException:
            connection.close()
            raise
        return connection

    def stand_in(connector: Any, req: Any) -> _StandIn:
        return _StandIn(module.asyncio, connector, FarEnd(player, req.url.raw_host or "", req.port or 0))

    async def create_direct_connection(connector: Any, req: Any, *arguments: Any, **options: Any) -> Any:
        return await connect_directly(stand_in(connector, req), req, *arguments, **options)

    async def create_unix_connection(connector: Any, req: Any, *arguments: Any, **options: Any) -> Any:
        return await connect_to_path(stand_in(connector, req), req, *arguments, **options)

    async def start_tls_connection(
        connector: Any, underlying_transport: MemoryTransport, *arguments: Any, **options: Any
    ) -> Any:
        inside = _StandIn(module.asyncio, connector, underlying_transport.far_end)
        return await start_tls(inside, underlying_transport, *arguments, **options)

    patches.replace(module.BaseConnector, "connect", connect_and_ask)
    patches.replace(module.TCPConnector, "_create_direct_connection", create_direct_connection)
    patches.replace(module.TCPConnector, "_start_tls_connection", start_tls_connection)
    patches.replace(module.UnixConnector, "_create_connection", create_unix_connection)
