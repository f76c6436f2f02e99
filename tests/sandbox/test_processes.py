"""Processes are found with all that they started; memory is counted but for what they share with files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from harness.sandbox.processes import descendants, first_of_table, found, held, name, waits

MEBIBYTE = 1 << 20
GONE = 2**22 + 1
"""No process has such an id."""
PROGRAM = """
import os, threading
def start():
    if os.fork() == 0:
        held = bytearray(40 << 20)
        print("held", flush=True)
        input()
threading.Thread(target=start).start()
input()
"""


def test_memory_of_descendants_is_counted() -> None:
    """Those too that another thread than the first one has started."""
    before = held(descendants(os.getpid()))
    with subprocess.Popen(
        [sys.executable, "-S", "-W", "ignore", "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert b"held\n" == process.stdout.readline()
        during = held(descendants(os.getpid()))
        process.kill()
    assert 40 * MEBIBYTE <= during - before < 80 * MEBIBYTE


def test_a_process_that_is_gone_is_nothing() -> None:
    assert (0, {}, (), "") == (held([GONE]), waits([GONE]), descendants(GONE), name(GONE))
    assert None is first_of_table(GONE)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the kernel tells nothing of processes")
def test_a_process_that_is_gone_is_not_taken_for_another_of_its_number() -> None:
    """Whoever it is told of ends it, and in this table the number is a stranger's."""
    assert os.getpid() == found(os.getpid(), os.getpid())
    assert None is found(GONE, 1)
