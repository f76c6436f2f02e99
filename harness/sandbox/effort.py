"""How long a run has surely been at it: on a processor, or asleep. By this a search ends a run before its full time.

`Patience` begins with all the time that passed and leaves out what is known to be no fault of the run's. Something
always stays unknown (a wait that lasts still, a disk, a host that runs another machine), which is little beside ten
seconds and much beside half a second. So a shorter limit counts the other way round: only what is known to be the run's
own. What is neither counted nor left out ends with the full time.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping

from harness.sandbox.patience import GLANCE, Patience
from harness.sandbox.processes import Share, shares, shares_are_told

_LONGEST_LOOK = 2 * GLANCE
"""Seconds of sleep that one look counts at most: when looks are rarer, whoever looks had no processor."""
_NOTHING = Share(ran=0.0, waited=0.0, asleep=False)


class Effort:
    """What one run did, from the first look at it.

    Args:
        seconds: What the run may take of processors and of sleep.
        pids: Says which processes make the run.
        helpers: Those that answer it: while one is at work, the run does not sleep, it waits for an answer.
    """

    def __init__(self, seconds: float, pids: Callable[[], Iterable[int]], helpers: Iterable[int] = ()) -> None:
        self._seconds = seconds
        self._pids = pids
        self._helpers = tuple(helpers)
        self._looked = time.monotonic()
        self._known: Mapping[int, Share] = {}
        self._spent = 0.0

    def left(self) -> float:
        """Return the seconds that are left by what is known now; none or fewer when the run must end."""
        now = time.monotonic()
        if now - self._looked >= GLANCE:
            self._look(now)
        return self._seconds - self._spent

    def _look(self, now: float) -> None:
        """Add what was done since the last look; what was before the first one is not known, and not counted."""
        run = shares(self._pids())
        everyone = {**run, **shares(self._helpers)}
        if self._known:
            self._spent += _done(self._known, run, everyone, now - self._looked)
        if run:
            self._known = everyone
        self._looked = now


def _done(known: Mapping[int, Share], run: Mapping[int, Share], everyone: Mapping[int, Share], passed: float) -> float:
    """Return the seconds that a run surely took since all that was known, of those that have passed.

    What a thread that sleeps now had waited for a processor is told to the end, so that all else was sleep or work.
    """
    looking = threading.get_native_id()
    if all(share.asleep for thread, share in everyone.items() if thread != looking):
        waited = sum(share.waited - known.get(thread, _NOTHING).waited for thread, share in everyone.items())
        return max(0.0, min(passed, _LONGEST_LOOK) - waited)
    return min(passed, sum(share.ran - known.get(thread, _NOTHING).ran for thread, share in run.items()))


class Term:
    """When a run ends: after the full time, or as soon as it has surely done what a search allows.

    Args:
        seconds: What the run may take.
        latest: The full time; where the kernel does not tell what a run did, `seconds` are all.
        pids: Says which processes make the run.
        helpers: Those that answer it.
    """

    def __init__(
        self, seconds: float, latest: float, pids: Callable[[], Iterable[int]], helpers: Iterable[int] = ()
    ) -> None:
        sooner = seconds < latest and shares_are_told()
        self._seconds = seconds
        self._latest = latest if sooner else seconds
        self._patience = Patience(self._latest, lambda: (*pids(), *helpers))
        self._effort = Effort(seconds, pids, helpers) if sooner else None

    def left(self) -> float:
        """Return the seconds to the end, by what is known now; none or fewer when it has come."""
        return min(self._patience.left(), self._effort.left()) if self._effort else self._patience.left()

    @property
    def outlasted(self) -> float:
        """The limit that a run has outlasted when its end has come."""
        return self._latest if self._patience.left() <= 0 else self._seconds
