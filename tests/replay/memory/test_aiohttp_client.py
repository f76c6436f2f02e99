"""The transport answers a request once, and says once that it was closed."""

import asyncio
from collections.abc import Callable

import pytest

from harness.replay.memory.aiohttp_client import MemoryTransport


class Protocol:
    """Remembers what a transport told it."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def data_received(self, data: bytes) -> None:
        self.told.append(data)

    def connection_lost(self, reason: Exception | None) -> None:
        self.told.append(reason)


async def told_after(*steps: Callable[[MemoryTransport], None]) -> list[object]:
    protocol = Protocol()
    transport = MemoryTransport(asyncio.get_running_loop(), protocol)
    transport.answer = b"answer"
    for step in steps:
        step(transport)
    await asyncio.sleep(0)
    return protocol.told


@pytest.mark.parametrize("write", [lambda t: t.write(b"x"), lambda t: t.writelines([b"x", b"y"])])
def test_a_request_in_parts_is_answered_once(write: Callable[[MemoryTransport], None]) -> None:
    assert [b"answer"] == asyncio.run(told_after(write, write))


@pytest.mark.parametrize("close", [MemoryTransport.close, MemoryTransport.abort])
def test_a_closed_connection_gets_no_answer(close: Callable[[MemoryTransport], None]) -> None:
    """A cancelled request must not see the answer of the one before on a connection given back."""
    assert [None] == asyncio.run(told_after(lambda transport: transport.write(b"x"), close, close))
