"""An end to comparing: a pattern comes from a file, and one that backtracks without end must not hold up a run.

The pattern engine looks for signals while it matches, so that a timer of the process's own computing time stops it; the
machine's load does not count. Signals reach the main thread alone, which is where the harness compares.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

SECONDS = 5.0
"""Computing time for one comparison, several times what the largest file takes."""

AGAIN = 1.0
"""Computing time after which it is stopped once more: what is raised while an object is finalised is lost."""


class OutOfTimeError(Exception):
    """A comparison took too long; the message is the pattern that was being matched, empty if none was."""


@contextmanager
def bounded(seconds: float = SECONDS) -> Iterator[None]:
    """Raise `OutOfTimeError` inside once this process has computed for so long."""
    if current_thread() is not main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise OutOfTimeError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before or signal.SIG_DFL)
