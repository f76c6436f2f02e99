"""End a child process with all that it started, and say how it ended."""

import contextlib
import os
import signal
import subprocess
import time

from harness.sandbox import confine, protocol
from harness.sandbox.processes import first_of_table

PATIENCE = 0.25
"""Seconds that a runner which hung up has for its own end."""

_TABLE_SECONDS = 20.0
"""What the kernel may take to end all processes of a table."""

_real_sleep = time.sleep
_real_monotonic = time.monotonic


def kill_group(leader: int) -> None:
    """Kill a process and its group, whichever of them still are."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(OSError):
            kill(leader, signal.SIGKILL)


def kill_table(process: "subprocess.Popen[bytes]") -> bool:
    """Kill all of the table that a process has enclosed itself in, and wait for it; say whether there is one.

    The kernel ends them at one blow, so that nobody outruns it by forking.
    """
    first = first_of_table(process.pid)
    if first is None:
        return False
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        os.kill(first, signal.SIGKILL)
        process.wait(_TABLE_SECONDS)  # it ends when none of them is left
    return True


def put_down(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process with its table and its group, and wait for it."""
    kill_table(process)
    kill_group(process.pid)
    process.wait()


def end(runner: int, kept: frozenset[int], *, patience: float = PATIENCE) -> protocol.Ended:
    """End a runner, its process group and its orphans, and say how it ended.

    Children that the scraper's import started are `kept`: they serve every runner.
    The dead runner is kept as a zombie until its group is killed, so that its id cannot be another's by then.
    """
    if not runner:
        _kill_children(kept)
        return protocol.Ended(0, alive=False, peak=0)
    until = _real_monotonic() + patience
    flags = os.WEXITED | os.WNOWAIT | os.WNOHANG
    while not (gone := os.waitid(os.P_PID, runner, flags)) and _real_monotonic() < until:
        _real_sleep(0.0005)
    kill_group(runner)
    _, status, used = os.wait4(runner, 0)
    _kill_children(kept)
    return protocol.Ended(os.waitstatus_to_exitcode(status), alive=gone is None, peak=used.ru_maxrss * 1024)


def _kill_children(kept: frozenset[int]) -> None:
    while left := confine.children() - kept:
        for pid in left:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
