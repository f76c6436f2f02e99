"""A worker that cannot listen dies with its host, and a confined process cannot take more than it may."""

import signal
import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("first", "then", "code"),
    [
        ("confine.die_on_hang_up(ours.fileno(), active=True)", "theirs.close()", -signal.SIGKILL),
        ("theirs.close()", "confine.die_on_hang_up(ours.fileno(), active=True)", 1),
    ],
)
def test_a_silent_socket_that_is_closed_ends_a_busy_process(first: str, then: str, code: int) -> None:
    program = f"""
import socket, sys; from harness.sandbox import confine
ours, theirs = socket.socketpair()
{first}
{then}
while True: pass
"""
    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=20)
    assert code == done.returncode


@pytest.mark.parametrize(("size", "expected"), [(50, "held"), (500, "MemoryError")])
def test_memory_is_limited_beyond_what_is_held(size: int, expected: str) -> None:
    program = (
        "from harness.sandbox import confine\n"
        "confine.limit(200 << 20)\n"
        "try:\n"
        f"    held = bytearray({size} << 20)\n"
        "    print('held')\n"
        "except MemoryError:\n"
        "    print('MemoryError')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    assert expected == done.stdout.strip()


def test_a_descriptor_is_moved_out_of_reach() -> None:
    program = (
        "import os; from harness.sandbox import confine\n"
        "moved = confine.out_of_reach(os.dup(1))\n"
        "print(moved >= 700, os.get_inheritable(moved))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=20)
    assert "True False" == done.stdout.strip()


def test_a_host_that_is_gone_already_ends_the_process() -> None:
    """The kernel tells of nothing that happened before it was asked to."""
    program = (
        "import socket; from harness.sandbox import confine\n"
        "ours, theirs = socket.socketpair()\n"
        "theirs.close()\n"
        "confine.die_on_hang_up(ours.fileno(), active=True)\n"
        "while True: pass\n"
    )
    assert 1 == subprocess.run([sys.executable, "-c", program], check=False, timeout=20).returncode
