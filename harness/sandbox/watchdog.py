"""End what takes more than it may: a run of time, of processes, of what it prints; an import of time and memory."""

import time
from collections.abc import Callable, Sequence

from harness.sandbox.effort import Term
from harness.sandbox.output import Capture
from harness.sandbox.patience import GLANCE
from harness.sandbox.processes import MOST_PROCESSES, largest


class Watchdog:
    """Watches one run; what `left` returns ends it.

    Args:
        seconds: What the run may take.
        latest: What it may take, time without a processor left out, if it is not seen to take `seconds`.
        processes: Says which processes make the run.
        output: Where they print to.
        server: The process that answers them, if it is another.
    """

    def __init__(
        self,
        seconds: float,
        latest: float,
        processes: Callable[[], Sequence[int]],
        output: Capture,
        *,
        server: Sequence[int] = (),
    ) -> None:
        self._term = Term(seconds, latest, lambda: self._running, server)
        self._processes = processes
        self._running: Sequence[int] = ()
        self._output = output
        self._glanced = time.monotonic()
        self.beyond = ""
        """The limit that it went beyond, other than time, in words."""
        self.crowd = ""
        """The same where it is that of processes, of which whoever ends them one by one may be outrun."""

    def left(self) -> float:
        """Return the seconds until the next look at the run; none when it must end."""
        now = time.monotonic()
        if not self.beyond and now - self._glanced >= GLANCE:
            self._glanced = now
            self._running = self._processes()
            self.crowd = too_many(self._running)
            self.beyond = self.crowd or self._output.flood
        return 0.0 if self.beyond else min(self._term.left(), GLANCE)

    @property
    def outlasted(self) -> float:
        """The limit of time that the run has outlasted."""
        return self._term.outlasted


class ImportWatch:
    """Watches the import of a scraper; what `left` returns ends it.

    What counts is what a process holds, not what it maps: numpy, torch or a browser map many times what they use.

    Args:
        seconds: What it may take.
        memory: Bytes that each process of it may hold.
        processes: Says which processes these are.
    """

    def __init__(self, seconds: float, memory: int, processes: Callable[[], Sequence[int]]) -> None:
        self._until = time.monotonic() + seconds
        self._memory = memory
        self._processes = processes
        self.overfull = False
        """Whether it went beyond its memory."""

    def left(self) -> float:
        """Return the seconds until the next look at the import; none when it must end."""
        self.overfull = self.overfull or largest(self._processes()) > self._memory
        return 0.0 if self.overfull else min(self._until - time.monotonic(), GLANCE)


def too_many(processes: Sequence[int]) -> str:
    """Return in words that a run has more processes than it may, or nothing."""
    return f"it had more than {MOST_PROCESSES} processes" if len(processes) > MOST_PROCESSES else ""
