"""A death is told by exit code or signal; most of the memory held at a kill means that memory was exhausted."""

import signal

import pytest

from harness.sandbox.death import HUNG_UP, cause
from harness.sandbox.protocol import Ended

MEMORY = 1 << 30


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        (Ended(0, alive=False, peak=0), ("killed", "exit code 0")),
        (Ended(3, alive=False, peak=MEMORY), ("killed", "exit code 3")),
        (Ended(-signal.SIGSEGV, alive=False, peak=MEMORY), ("killed", "SIGSEGV")),
        (Ended(-signal.SIGKILL, alive=False, peak=1 << 20), ("killed", "SIGKILL")),
        (Ended(-signal.SIGKILL, alive=False, peak=MEMORY), ("exhausted", "SIGKILL holding 1024 MB")),
        (Ended(-signal.SIGABRT, alive=False, peak=MEMORY), ("exhausted", "SIGABRT holding 1024 MB")),
        (Ended(-signal.SIGKILL, alive=True, peak=0), ("killed", "hung up on the harness")),
        (Ended(HUNG_UP, alive=False, peak=0), ("killed", "hung up on the harness")),
        (Ended(-40, alive=False, peak=0), ("killed", "signal 40")),
    ],
)
def test_cause(ended: Ended, expected: tuple[str, str]) -> None:
    assert expected == cause(ended, MEMORY)
