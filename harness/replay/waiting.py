"""What an answer says of when to ask again, and what passes between two requests.

In: an answer and the moment it came, or what was slept so far. Out: seconds.
"""

import time
from collections.abc import Callable

from harness.model import Response
from harness.model.case import moment

REFUSED_FOR_NOW = frozenset({429, 503})
"""Statuses that go with `Retry-After` (RFC 6585, section 4; RFC 9110, section 15.6.4)."""
NOTICEABLE = 0.1
"""Seconds from which real time between two requests counts: less passes in any program, and more on a busy machine."""

LONGEST = 21600.0
"""Seconds that clients let themselves be told to wait: urllib3's own bound. Whoever waits so long has waited."""

_DIGITS = 10
"""Of a number of seconds; a longer one is a mistake."""
_real_perf_counter = time.perf_counter


def told_to_wait(response: Response, now: float) -> float:
    """Return for how many seconds from `now` on an answer tells not to ask again (RFC 9110, section 10.2.3).

    A date is taken by the answer's own `Date` or by the calendar, whichever leaves less to wait: clients do either. One
    without a `Date` beside it says nothing, because an error page was recorded on another day than the page.
    """
    told = (response.header("Retry-After") or "").strip()
    if response.fault or response.status not in REFUSED_FOR_NOW or not told:
        return 0.0
    if told.isascii() and told.isdigit():
        return min(float(told), LONGEST) if len(told) <= _DIGITS else 0.0
    until, said = moment(told), moment(response.header("Date"))
    if until is None or said is None:
        return 0.0
    return min(max(0.0, until - max(now, said)), LONGEST)


class Stopwatch:
    """Tells what has passed for a scraper: what it slept on its virtual clock, and noticeable stretches of real time.

    Each call ends a stretch.
    """

    def __init__(self, slept: Callable[[], float]) -> None:
        """Take the time from what tells the seconds slept so far; it may begin anew with another process."""
        self._slept = slept
        self._last = slept()
        self._real = _real_perf_counter()
        self._passed = 0.0

    def __call__(self) -> float:
        """Return the seconds that have passed since some beginning."""
        slept, real = self._slept(), _real_perf_counter()
        waited = real - self._real
        self._passed += max(0.0, slept - self._last) + (waited if waited >= NOTICEABLE else 0.0)
        self._last, self._real = slept, real
        return self._passed
