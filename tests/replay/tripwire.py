"""A listener on this machine that counts who connects, and programs run beside it."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

REPO = Path(__file__).parents[2]


@contextmanager
def tripwire() -> Iterator[socket.socket]:
    """Listen on a loopback port, accepting nobody until `connections` looks."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        listener.settimeout(0)
        yield listener


def connections(listener: socket.socket) -> int:
    """Count the connections made so far."""
    count = 0
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


def run(program: str, *arguments: object) -> Any:
    """Run a program in an interpreter of its own, and return the JSON value it printed.

    The guard cannot be taken off a process again, so it is never armed in this one.
    """
    finished = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        cwd=REPO,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ("", 0) == (finished.stderr, finished.returncode), finished.stderr
    return json.loads(finished.stdout)
