"""The least that a page costs on its way to another process: a frame of its size there, and a short answer back."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

ANSWER = b"x" * 500


@contextmanager
def echo(size: int) -> Iterator[socket.socket]:
    """Give a connection to a process that answers each `size` bytes with `ANSWER`."""
    here, there = socket.socketpair()
    child = os.fork()
    if not child:
        try:
            here.close()
            while there.recv(size, socket.MSG_WAITALL):
                there.sendall(ANSWER)
        finally:
            os._exit(0)
    there.close()
    try:
        yield here
    finally:
        here.close()
        os.waitpid(child, 0)


def asked(connection: socket.socket, frame: bytes, times: int) -> None:
    """Send a frame and wait for the answer, as often as that."""
    for _ in range(times):
        connection.sendall(frame)
        connection.recv(len(ANSWER), socket.MSG_WAITALL)
