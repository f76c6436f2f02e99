"""Whether processes are still there."""

import os
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

_counted = count(1)


def gone(pid: int, seconds: float = 2.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def own_sleep() -> str:
    """Return a minute that no other process sleeps: a command to be found by, in whichever table it runs."""
    return f"sleep 60.{os.getpid()}{next(_counted):04}"


def none_runs(command: str, seconds: float = 2.0) -> bool:
    """Whether no process runs a command, or none does soon."""
    until = time.monotonic() + seconds
    while running(command):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def running(command: str) -> list[int]:
    """Return the processes that run a command."""
    return _those_with("cmdline", b"".join(part.encode() + b"\0" for part in command.split()))


def called(name: str) -> list[int]:
    """Return the processes that call themselves so."""
    return _those_with("comm", name.encode() + b"\n")


def _those_with(file: str, content: bytes) -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it is gone
                if (entry / file).read_bytes() == content:
                    found.append(int(entry.name))
    return found
