"""A socket in memory waits, times out, ends and is interrupted as a real one."""

import select
import signal
import socket
import time
from collections.abc import Iterator
from types import FrameType
from typing import NoReturn

import pytest

from harness.delivery import FOREVER, Ending, Pause, Script, Send
from harness.replay import Player
from harness.replay.memory.far_end import FarEnd
from harness.replay.memory.memory_socket import MemorySocket, open_socket


def connected(*steps: object, timeout: float | None = None) -> MemorySocket:
    made = MemorySocket(FarEnd(Player(), "shop.example", 80), timeout)
    made.incoming.add(steps)  # type: ignore[arg-type]  # steps
    return made


@pytest.fixture(name="slept")
def _slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def test_a_pause_within_the_timeout_is_waited_for(slept: list[float]) -> None:
    assert b"late" == connected(Pause(2), Send(b"late"), timeout=3).recv(9)
    assert [2] == slept


def test_a_pause_beyond_the_timeout_is_a_timeout_and_goes_on(slept: list[float]) -> None:
    waiting = connected(Pause(5), Send(b"late"))
    waiting.settimeout(3)

    with pytest.raises(TimeoutError, match=r"^timed out$"):
        waiting.recv(9)
    assert b"late" == waiting.recv(9)
    assert [3, 2] == slept


def test_an_answer_that_never_comes_is_a_timeout(slept: list[float]) -> None:
    with pytest.raises(TimeoutError):
        connected(timeout=3).recv(9)
    assert [3] == slept


def test_tls_has_its_own_words_for_a_timeout(slept: list[float]) -> None:
    waiting = connected(Pause(FOREVER), timeout=3)
    waiting.far_end.handshake("shop.example", verifies=False, checks_host=False)

    with pytest.raises(TimeoutError, match=r"^The read operation timed out$"):
        waiting.recv(9)
    assert [3] == slept


def test_a_file_that_timed_out_is_read_no_more(slept: list[float]) -> None:
    file = connected(Pause(FOREVER), timeout=3).makefile("rb")

    for error in (TimeoutError, OSError):
        with pytest.raises(error):
            file.read(1)
    assert [3] == slept


@pytest.mark.parametrize(
    ("script", "readable"), [((), False), ((Pause(1),), False), ((Send(b"a"),), True), ((Ending.CLOSE,), True)]
)
def test_pools_see_whether_it_is_readable(script: Script, *, readable: bool) -> None:
    waiting = connected(*script)

    assert ([waiting] if readable else []) == select.select([waiting], [], [], 0)[0]


def test_a_request_on_a_connection_that_has_ended_reaches_nobody() -> None:
    ended = connected(Ending.CLOSE)
    ended.sendall(b"GET / HTTP/1.1\r\n\r\n")

    assert b"" == ended.recv(9)
    assert () == ended.player.ledger()


@pytest.fixture(name="interrupt")
def _interrupt() -> Iterator[None]:
    def interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    yield
    signal.signal(signal.SIGALRM, before)


@pytest.mark.usefixtures("interrupt")
def test_waiting_for_ever_can_be_interrupted() -> None:
    with pytest.raises(KeyboardInterrupt):
        connected(Pause(FOREVER)).recv(9)


@pytest.mark.parametrize(("given", "expected"), [(None, None), (4, 4), (2.5, 2.5), (object(), 7)])
def test_the_default_timeout_is_taken_where_none_is_given(given: object, expected: float | None) -> None:
    socket.setdefaulttimeout(7)
    try:
        assert expected == open_socket(Player(), ("shop.example", 80), given).gettimeout()
    finally:
        socket.setdefaulttimeout(None)
