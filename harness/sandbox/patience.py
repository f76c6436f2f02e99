"""How long a run may take: time in which it was ready to go on, and no processor was free, is not its own.

On a machine with more to do than processors, a sound scraper takes many times as long; were that counted, it would be a
hang. What waited is told by the kernel, for each thread of the run's processes; a limit that is extended by it stays
bounded. Where the kernel does not tell (another system than Linux), a limit is plain wall time.
"""

import time
from collections.abc import Callable, Iterable

from harness.sandbox.processes import waits

GLANCE = 0.02
"""Seconds between two looks; a shorter run costs none."""
MOST = 10
"""A run ends after so many times its limit, however long it waited."""


def too_late(seconds: float) -> str:
    """Say in words that a run outlasted its time."""
    return f"no result within {seconds:g} s"


class Patience:
    """The time of one run.

    Args:
        seconds: What the run may take of its own time.
        pids: Says which processes make the run.
    """

    def __init__(self, seconds: float, pids: Callable[[], Iterable[int]]) -> None:
        self._seconds = seconds
        self._pids = pids
        self._began = self._looked = time.monotonic()
        self._known: dict[int, float] = {}
        self._waited = 0.0

    def left(self) -> float:
        """Return the seconds that are left by what is known now; none or fewer when the run must end."""
        now = time.monotonic()
        if now - self._looked >= GLANCE:
            self._look(now)
        return self._seconds + min(self._waited, (MOST - 1) * self._seconds) - (now - self._began)

    def _look(self, now: float) -> None:
        """Add what was waited since the last look, as far as it makes no more than has passed of the run.

        Many threads wait side by side; and a wait is told at its end, and may be longer than since the last look.
        What a thread waited before the run is not known, nor worth a look: so much for it is what the first takes.
        """
        waited = waits(self._pids())
        new = sum(seconds - self._known.get(thread, 0.0) for thread, seconds in waited.items())
        self._waited = min(self._waited + new, now - self._began)
        self._known |= waited
        self._looked = now
