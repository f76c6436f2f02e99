"""Go on as a process that sees, and can signal, none but those that it starts; the kernel ends all of them at its end.

Three processes stand in a row: the one that was started, which tells the machine how it ended; the first of the new
table of processes, at whose end the kernel ends all others of it, however they hide; and the one that goes on. So a
scraper that kills its parent, or whatever it can, strikes no process of the user's.

Where the kernel does not allow it (another system, a container without such rights), the process goes on as it is.
"""

import os
import signal
from collections.abc import Callable
from typing import NoReturn

from harness.sandbox import confine, namespace

_STATUS_BYTES = 4


def enclose(control: int) -> None:
    """Return in a process of a table of its own, where that can be had; `control` stays open in this process alone."""
    if not _is_possible():
        return
    namespace.leave_processes()
    reading, writing = os.pipe()
    if first := os.fork():
        os.close(control)
        os.close(writing)
        _end_like(first, reading)
    os.close(reading)
    confine.die_after_parent()
    namespace.show_processes()
    if last := os.fork():
        os.close(control)
        os.write(writing, _status_of(last).to_bytes(_STATUS_BYTES))
        os._exit(0)
    os.close(writing)
    confine.die_after_parent()


def _is_possible() -> bool:
    """Try it in a process that is then thrown away, for what is done half cannot be undone."""

    def tried() -> None:
        namespace.leave_processes()
        if _ended(namespace.show_processes) != 0:
            raise OSError

    return _ended(tried) == 0


def _ended(attempt: Callable[[], None]) -> int:
    """Return the status of a child that made the attempt: 0 when it succeeded."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    try:
        attempt()
    except OSError:
        os._exit(1)
    os._exit(0)


def _status_of(child: int) -> int:
    """Wait for a child, and for whatever is left to the first process of a table meanwhile."""
    while True:
        ended, status = os.wait()
        if ended == child:
            return status


def _end_like(first: int, reading: int) -> NoReturn:
    """End as the process that went on has ended, which the first process tells before its own end."""
    told = os.read(reading, _STATUS_BYTES)
    os.waitpid(first, 0)
    status = int.from_bytes(told) if told else signal.SIGKILL
    if os.WIFSIGNALED(status):
        confine.limit_files()
        os.kill(os.getpid(), os.WTERMSIG(status))
    os._exit(os.WEXITSTATUS(status))
