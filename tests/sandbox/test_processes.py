"""Processes are found with all that they started; memory is counted but for what they share with files."""

import os
import subprocess
import sys

from harness.sandbox.processes import descendants, held, name, waits

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
