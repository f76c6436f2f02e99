"""A process goes on in a table of processes of its own; its end is seen from outside, and takes all others with it."""

import os
import signal
import subprocess
import sys

import pytest

from tests.sandbox.processes import gone

ENCLOSED = "import os, signal, sys, time; from harness.sandbox.enclosure import enclose; enclose(os.dup(0))\n"
REFUSED = """
from harness.sandbox import namespace
def refuse(): raise PermissionError
namespace.leave_processes = refuse
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "ignore", "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30, stdin=subprocess.DEVNULL)


@pytest.fixture(scope="module", autouse=True)
def _possible() -> None:
    if run(f"{ENCLOSED}print(os.getpid())").stdout != "2\n":
        pytest.skip("the kernel allows no table of processes of one's own here")


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("os._exit(3)", 3),
        ("", 0),
        ("os.kill(os.getpid(), signal.SIGSEGV)", -signal.SIGSEGV),
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),
        ("os.kill(1, signal.SIGKILL); os._exit(4)", 4),
    ],
)
def test_it_ends_as_seen_from_outside_as_it_ended(end: str, code: int) -> None:
    assert code == run(ENCLOSED + end).returncode


def test_it_sees_itself_in_proc() -> None:
    assert "2 True\n" == run(f"{ENCLOSED}print(os.readlink('/proc/self'), os.path.isdir('/proc/1'))").stdout


def test_where_it_is_not_allowed_the_process_goes_on_as_it_is() -> None:
    began, here = run(f"import os; print(os.getpid()){REFUSED}{ENCLOSED}print(os.getpid())").stdout.split()
    assert began == here


@pytest.mark.parametrize("end", ["os._exit(0)", "time.sleep(60)"])
def test_nothing_outlasts_it(end: str) -> None:
    """A daemon of another session neither, whether the process ends or is killed from outside."""
    daemon = "if os.fork() == 0:\n    os.setsid()\n    time.sleep(60)\n"
    with subprocess.Popen(
        [sys.executable, "-c", f"{ENCLOSED}{daemon}print('up', flush=True)\n{end}"], stdout=-1
    ) as process:
        assert process.stdout
        assert b"up\n" == process.stdout.readline()
        if "sleep" in end:
            os.kill(process.pid, signal.SIGKILL)
        assert b"" == process.stdout.read(), "whoever still runs holds the pipe open"
    assert gone(process.pid)
