"""Memory is counted over all descendants of a process, and but for what they share with files."""

import os
import subprocess
import sys

from harness.sandbox.watch import held

MEBIBYTE = 1 << 20
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
    before = held(os.getpid())
    with subprocess.Popen(
        [sys.executable, "-S", "-W", "ignore", "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert b"held\n" == process.stdout.readline()
        during = held(os.getpid())
        process.kill()
    assert 40 * MEBIBYTE <= during - before < 80 * MEBIBYTE


def test_a_process_that_is_gone_holds_nothing() -> None:
    assert 0 == held(2**22 + 1)
