"""Waits that nobody can end pass at once, as sleep does: `stop.wait(30)` where no other thread is there to set `stop`.

While one thread is alone in its process, `Condition.wait` with a timeout, and `Event.wait`, `Queue.get` and whatever
else is built upon it, can only time out; so can an event loop that waits for its next timer, if no socket could wake
it. Then the time passes on the virtual clock. As soon as there is another thread it might end the wait, after work that
takes real time, and the wait is left alone.

Like the clock, this is a process's: installed once, and never removed.
"""

import _thread
import asyncio
import queue
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from harness.sandbox import clock

_real_wait = threading.Condition.wait
_real_monotonic = time.monotonic
_passed = [0.0]
"""Seconds that passed so. What threads sleep side by side is not in them: it would end waits for those threads."""


def install(*, loops: bool) -> None:
    """Let such waits pass, for this process from now to its end.

    Args:
        loops: Event loops as well. Not where answers come over sockets, for which a loop may wait in ways of its own.
    """
    if threading.Condition.wait is wait:
        return
    threading.Condition.wait = wait  # type: ignore[method-assign,assignment] # this is a patch
    for module in (threading, queue):  # they count what is left of a wait by a clock that they hold by name
        for name, held in list(vars(module).items()):
            if held is _real_monotonic:
                setattr(module, name, _monotonic)
    if loops:
        made = asyncio.SelectorEventLoop.__init__
        asyncio.SelectorEventLoop.__init__ = _letting_pass(made)  # type: ignore[method-assign] # as above


def wait(condition: threading.Condition, timeout: float | None = None) -> bool:
    """Wait to be notified; when nobody can, let the time pass at once."""
    if timeout is None or not 0 < timeout <= clock.LONGEST or not _alone():
        return _real_wait(condition, timeout)
    if _real_wait(condition, 0):
        return True
    _passed[0] += timeout
    clock.pass_time(timeout)
    return False


def _letting_pass(made: Callable[..., None]) -> Callable[..., None]:
    """Wrap the constructor of event loops, so that their waits for a timer pass."""

    def make(loop: Any, *arguments: Any, **options: Any) -> None:
        made(loop, *arguments, **options)
        selector = loop._selector  # noqa: SLF001 - loops tell nobody of their selector, nor take one that wraps another
        selector.select = partial(_select, selector, selector.select)

    return make


def _select(selector: Any, select: Callable[..., Any], timeout: float | None = None) -> Any:
    """Select; with the loop's own wake-up call alone to wait for, let the time pass at once."""
    if timeout is None or not 0 < timeout <= clock.LONGEST or len(selector.get_map()) > 1 or not _alone():
        return select(timeout)
    ready = select(0)
    if not ready:
        clock.pass_time(timeout)
    return ready


def _alone() -> bool:
    return _thread._count() == 0  # noqa: SLF001 - it counts all threads but the first, those that `threading` does not know too


def _monotonic() -> float:
    return _real_monotonic() + _passed[0]
