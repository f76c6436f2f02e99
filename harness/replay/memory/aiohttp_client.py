"""Serve aiohttp: its own protocol and parser over a transport that holds the answer in memory."""

from collections.abc import Iterable
from types import ModuleType
from typing import Any

from harness.delivery import http1
from harness.replay.memory.patching import Patches
from harness.replay.player import Player


class MemoryTransport:
    """What asyncio's Transport is to aiohttp's protocol; asyncio itself is not imported, for start-up's sake."""

    def __init__(self, loop: Any, protocol: Any) -> None:
        self._loop = loop
        self._protocol = protocol
        self._closing = False
        self.answer: bytes | None = None
        """The answer to the next request, given as soon as the request begins."""

    def write(self, _data: bytes) -> None:
        """Take a part of a request; give the answer at the first."""
        answer, self.answer = self.answer, None
        if answer is not None:
            self._loop.call_soon(self._deliver, answer)

    def writelines(self, _parts: Iterable[bytes]) -> None:
        """Take several parts of a request."""
        self.write(b"")

    def is_closing(self) -> bool:
        """Tell whether the connection was closed."""
        return self._closing

    def close(self) -> None:
        """Close, and tell the protocol so as the loop would."""
        if not self._closing:
            self._closing = True
            self._loop.call_soon(self._protocol.connection_lost, None)

    def abort(self) -> None:
        """Close."""
        self.close()

    def get_extra_info(self, _name: str, default: object = None) -> object:
        """Return `default`: there is neither socket nor peer."""
        return default

    def pause_reading(self) -> None:
        """Ignore it: the whole answer is delivered at once."""

    def resume_reading(self) -> None:
        """Ignore it: the whole answer is delivered at once."""

    def _deliver(self, answer: bytes) -> None:
        if not self._closing:
            self._protocol.data_received(answer)


def patch_aiohttp(module: ModuleType, player: Player, patches: Patches) -> None:
    """Have aiohttp's connectors make connections in memory."""
    connect = module.BaseConnector.connect

    async def connect_and_ask(connector: Any, request: Any, *arguments: Any, **options: Any) -> Any:
        # Asked here, in the task that makes the request: what is raised in a transport's callback reaches nobody.
        answer = http1.encode(request.method, player.play(request.method, str(request.url)))
        connection = await connect(connector, request, *arguments, **options)
        while not isinstance(connection.transport, MemoryTransport):
            connection.close()  # opened before the patch
            connection = await connect(connector, request, *arguments, **options)
        connection.transport.answer = answer
        return connection

    async def create_connection(connector: Any, *_arguments: Any, **_options: Any) -> Any:
        protocol = connector._factory()  # noqa: SLF001 - a connector's only way to make its protocol
        protocol.connection_made(MemoryTransport(connector._loop, protocol))  # noqa: SLF001 - as above
        return protocol

    patches.replace(module.BaseConnector, "connect", connect_and_ask)
    patches.replace(module.TCPConnector, "_create_connection", create_connection)
    patches.replace(module.UnixConnector, "_create_connection", create_connection)
