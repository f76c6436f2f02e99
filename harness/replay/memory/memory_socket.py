"""A socket whose other end is in memory: what a client that blocks reads from and writes to."""

import io
import os
import socket
import threading
import time
from functools import cache
from typing import Any

from harness.delivery import FOREVER, Pause
from harness.replay.memory.far_end import FarEnd
from harness.replay.memory.incoming import Incoming
from harness.replay.player import Player


class MemorySocket:
    """The client's end of a connection that stands."""

    def __init__(self, far_end: FarEnd, timeout: float | None) -> None:
        self.far_end = far_end
        self.incoming = Incoming()
        self._timeout = timeout

    @property
    def player(self) -> Player:
        """Who answers."""
        return self.far_end.player

    def sendall(self, data: bytes, _flags: int = 0) -> None:
        """Take a request; its head comes first and in one piece, what follows up to the answer is its body."""
        if not self.incoming:
            self.incoming.add(self.far_end.take_request(data))

    def recv(self, size: int, _flags: int = 0) -> bytes:
        """Return what has come, or wait for it.

        Raises:
            ConnectionResetError: the connection was broken off.
            TimeoutError: nothing came in time.
        """
        self._end_request()
        while isinstance(got := self.incoming.take(size), Pause):
            self._wait(got)
        return got

    def recv_into(self, buffer: Any, nbytes: int = 0, flags: int = 0) -> int:
        """Put what has come into a buffer, no more than `nbytes` unless they are none, and return how many bytes."""
        data = self.recv(nbytes or len(buffer), flags)
        buffer[: len(data)] = data
        return len(data)

    def makefile(self, _mode: str = "rb", *_args: object, **_options: object) -> io.BufferedReader:
        """Return the answers to read from; an answer without a fault is one piece of memory, which is fastest."""
        self._end_request()
        whole = self.incoming.take_whole()
        if whole is not None:
            return io.BufferedReader(io.BytesIO(whole))
        return io.BufferedReader(socket.SocketIO(self, "r"))  # type: ignore[arg-type]  # it asks for what is here

    def _decref_socketios(self) -> None:
        """Let a file go: it lives as long as its reader, with or without this socket."""

    def fileno(self) -> int:
        """Return a descriptor that is readable when this socket is, by which pools tell a dropped connection."""
        return _ended_pipe() if self.incoming.readable else _silent_pipe()[0]

    def settimeout(self, seconds: float | None) -> None:
        """Wait no longer than this, from now on."""
        self._timeout = seconds

    def gettimeout(self) -> float | None:
        """Return how long is waited."""
        return self._timeout

    def setsockopt(self, *_option: object) -> None:
        """Ignore it: there is nothing to tune."""

    def shutdown(self, _how: int) -> None:
        """Ignore it: there is no other end."""

    def close(self) -> None:
        """Ignore it: files made of it are read to their end, as a socket's are."""

    def _end_request(self) -> None:
        """Take a request for whole whose client begins to read, whatever its head announced."""
        if not self.incoming:
            self.incoming.add(self.far_end.take_rest())

    def _wait(self, pause: Pause) -> None:
        limit = self._timeout
        if limit is not None and limit <= pause.seconds:
            time.sleep(limit)
            self.incoming.pass_time(limit)
            raise TimeoutError("The read operation timed out" if self.far_end.secure else "timed out")
        if pause.seconds == FOREVER:
            self.player.endless()
            threading.Event().wait()
        time.sleep(pause.seconds)
        self.incoming.pass_time(pause.seconds)


def open_socket(player: Player, address: tuple[str, int], timeout: object) -> MemorySocket:
    """Connect to a host and port, as `socket.create_connection` does.

    Anything but seconds or None is a client's own mark for the default timeout.

    Raises:
        OSError: the fault of this place.
    """
    far_end = FarEnd(player, *address)
    far_end.resolve()
    far_end.connect()
    given = timeout is None or isinstance(timeout, int | float)
    return MemorySocket(far_end, timeout if given else socket.getdefaulttimeout())  # type: ignore[arg-type]  # as above


@cache
def _silent_pipe() -> tuple[int, int]:
    """Return a pipe that nobody writes to. It stays open with the process, as connections may in a scraper's pools."""
    return os.pipe()


@cache
def _ended_pipe() -> int:
    """Return the end of a pipe whose other end is closed."""
    reader, writer = os.pipe()
    os.close(writer)
    return reader
