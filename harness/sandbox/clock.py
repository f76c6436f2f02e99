"""A virtual clock: sleeping passes at once, is recorded, and moves the clocks forward by what was slept.

So a retry after an hour costs nothing, and a loop that waits for a deadline ends. `time.sleep` and `asyncio.sleep` are
replaced, by attribute and wherever a module already holds them by name; `monotonic` and `perf_counter` (and their `_ns`
forms) run on and are shifted. Waits for another thread (`Event.wait`, `Queue.get`) take real time, for so does what
they wait for; `waits.py` knows when nothing does.

The calendar (`time.time`, `datetime.now`, `date.today`) stands still at the moment that `set_to` gives, and moves only
with sleep: a field such as `scraped_at` is then the same in every run of a case, and says nothing wrong. It is stopped
by time-machine, which replaces the functions in C, wherever a module holds them.

The clock is a process's, hence the global state: it is installed once in a worker, before the scraper is imported, and
never removed.
"""

import asyncio
import sys
import threading
import time
from collections.abc import Callable
from mmap import mmap
from struct import Struct
from typing import Any

from harness.model.case import EPOCH
from harness.sandbox.time_travel import Traveller, travel

SECONDS = Struct("d")
"""How seconds are written for another process."""
LONGEST = 1e9
"""Seconds; a longer sleep means for ever, and is left to the watchdog."""

_TURNS = 5
"""Turns of the loop from a timer that is due to the task that it cancels, with some to spare."""

_real_sleep = time.sleep
_real_asyncio_sleep = asyncio.sleep
_lock = threading.Lock()
_slept = [0.0]
_calendar = travel(EPOCH, tick=False)
_traveller: list[Traveller] = []
_shown: list[mmap] = []


def slept() -> float:
    """Return the seconds slept on the virtual clock since the process began."""
    return _slept[0]


def install() -> None:
    """Replace sleeping and shift the clocks, for this process from now to its end."""
    if time.sleep is sleep:
        return
    _traveller.append(_calendar.start())
    for name in ("monotonic", "perf_counter"):
        setattr(time, name, _shifted(getattr(time, name)))
        setattr(time, f"{name}_ns", _shifted_ns(getattr(time, f"{name}_ns")))
    virtual: dict[Any, Any] = {_real_sleep: sleep, _real_asyncio_sleep: asyncio_sleep}
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("harness."):
            continue  # the harness itself waits in real time
        for name, held in list(getattr(module, "__dict__", {}).items()):
            if held is _real_sleep or held is _real_asyncio_sleep:
                setattr(module, name, virtual[held])


def show(place: mmap) -> None:
    """Write from now on what was slept where another process reads it, as a double in the machine's own order."""
    _shown.append(place)
    _show()


def set_to(moment: float) -> None:
    """Let the calendar stand at `moment`, in seconds since 1970."""
    for traveller in _traveller:
        traveller.move_to(moment, tick=False)
    _show()


def sleep(seconds: float, /) -> None:
    """Pass `seconds` at once; other threads get their turn, as they would."""
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    if not seconds <= LONGEST:  # NaN too, which the real one refuses
        _real_sleep(seconds)
        return
    pass_time(seconds)
    _real_sleep(0)


def pass_time(seconds: float) -> None:
    """Move all clocks on."""
    with _lock:
        _pass(seconds)


async def asyncio_sleep(delay: float, result: Any = None) -> Any:
    """Pass `delay` at once. Others that run get their turn first; of tasks that sleep together, the time passes once.

    The loop turns a few times more, so that a timeout which ends within the delay cancels the sleeper.
    """
    if not 0 < delay <= LONGEST:
        return await _real_asyncio_sleep(delay, result)
    until = _slept[0] + delay
    await _real_asyncio_sleep(0)
    with _lock:
        _pass(max(0.0, until - _slept[0]))
    for _ in range(_TURNS):
        await _real_asyncio_sleep(0)
    return result


def _pass(seconds: float) -> None:
    _slept[0] += seconds
    for traveller in _traveller:
        traveller.shift(seconds)
    _show()


def _show() -> None:
    for place in _shown:
        SECONDS.pack_into(place, 0, _slept[0])


def _shifted(clock: Callable[[], float]) -> Callable[[], float]:
    def shifted() -> float:
        return clock() + _slept[0]

    return shifted


def _shifted_ns(clock: Callable[[], int]) -> Callable[[], int]:
    def shifted() -> int:
        return clock() + round(_slept[0] * 1e9)

    return shifted
