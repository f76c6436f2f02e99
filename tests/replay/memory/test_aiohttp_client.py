"""The transport plays a script on the loop, piece by piece, and says once that the connection was lost."""

import asyncio
import math
from collections.abc import Callable

import pytest

from harness.delivery import Ending, Pause, Script, Send
from harness.replay import Player
from harness.replay.memory.aiohttp_client import MemoryTransport
from harness.replay.memory.far_end import FarEnd

ANSWER = (Send(b"answer"),)


class Protocol:
    """Remembers what a transport told it."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def data_received(self, data: bytes) -> None:
        self.told.append(data)

    def eof_received(self) -> None:
        self.told.append("end")

    def connection_lost(self, reason: Exception | None) -> None:
        self.told.append(reason)


async def told_after(script: Script, *steps: Callable[[MemoryTransport], None]) -> list[object]:
    protocol = Protocol()
    far_end = FarEnd(Player(), "shop.example", 80)
    transport = MemoryTransport(asyncio, asyncio.get_running_loop(), protocol, far_end)
    transport.script = script
    for step in steps:
        step(transport)
    for _ in range(9):
        await asyncio.sleep(0)
    return protocol.told


def write(transport: MemoryTransport) -> None:
    transport.write(b"x")


def write_lines(transport: MemoryTransport) -> None:
    transport.writelines([b"x", b"y"])


@pytest.mark.parametrize("written", [write, write_lines])
def test_a_request_in_parts_is_answered_once(written: Callable[[MemoryTransport], None]) -> None:
    assert [b"answer"] == asyncio.run(told_after(ANSWER, written, written))


@pytest.mark.parametrize("close", [MemoryTransport.close, MemoryTransport.abort])
def test_a_closed_connection_gets_no_answer(close: Callable[[MemoryTransport], None]) -> None:
    """A cancelled request must not see the answer of the one before on a connection given back."""
    assert [None] == asyncio.run(told_after(ANSWER, write, close, close))


def test_an_end_is_told_after_what_was_sent() -> None:
    assert [b"answer", "end", None] == asyncio.run(told_after((*ANSWER, Ending.CLOSE), write))


def test_a_reset_is_told_as_an_error() -> None:
    data, reason = asyncio.run(told_after((*ANSWER, Ending.RESET), write))

    assert (b"answer", ConnectionResetError) == (data, type(reason))


def test_a_pause_holds_back_what_follows() -> None:
    assert [b"answer"] == asyncio.run(told_after((*ANSWER, Pause(math.inf), *ANSWER), write))
    assert [b"answer", b"answer"] == asyncio.run(told_after((*ANSWER, Pause(0), *ANSWER), write))


def test_nothing_is_delivered_while_reading_is_paused() -> None:
    assert [] == asyncio.run(told_after(ANSWER, write, MemoryTransport.pause_reading))
    resumed = [write, MemoryTransport.pause_reading, MemoryTransport.resume_reading]
    assert [b"answer"] == asyncio.run(told_after(ANSWER, *resumed))


def test_much_comes_in_pieces_as_from_a_real_transport() -> None:
    """So that a client can stop reading, of a body that decodes to more than memory holds for one."""
    pieces = asyncio.run(told_after((Send(bytes(600_000)),), write))

    assert [262_144, 262_144, 75_712] == [len(piece) for piece in pieces if isinstance(piece, bytes)]
