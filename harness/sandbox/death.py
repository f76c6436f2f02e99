"""Say in words how a runner died.

Exhausted memory is told by what the process held, not by what a library printed: an out-of-memory kill and an abort
after a failed allocation look like any other signal, but the process then held most of what it was allowed.
"""

import signal
from typing import Literal

from harness.sandbox.protocol import Ended

HUNG_UP = 97
"""Exit code of a runner that can no longer be spoken to."""

_MOSTLY = 0.75
_OUT_OF_MEMORY = (-signal.SIGKILL, -signal.SIGABRT)


def cause(ended: Ended, memory: int) -> tuple[Literal["exhausted", "killed"], str]:
    """Return the outcome's kind and detail for a runner that ended by itself, allowed `memory` bytes."""
    if ended.alive or ended.code == HUNG_UP:
        return "killed", "hung up on the harness"
    if ended.code >= 0:
        return "killed", f"exit code {ended.code}"
    name = signal_name(-ended.code)
    if ended.code in _OUT_OF_MEMORY and ended.peak > memory * _MOSTLY:
        return "exhausted", f"{name} holding {ended.peak >> 20} MB"
    return "killed", name


def signal_name(number: int) -> str:
    """Return a signal's name, or its number where it has none."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
