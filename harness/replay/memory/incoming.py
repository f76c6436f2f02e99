"""What is on its way to a client on one connection, and how its pauses pass.

In go scripts, in the order of the requests that they answer; out come bytes, the connection's end, or a pause.
"""

import math
from collections import deque
from collections.abc import Awaitable, Callable

from harness.delivery import FOREVER, Ending, Pause, Script, Send, Step
from harness.replay.memory import native_errors

_FIRST_STEP = 0.05
_GROWTH = 0.1
_PATIENCE = 3600.0
"""Seconds after which no client's timer is expected any more."""


class Incoming:
    """Steps of scripts that a client has not met yet."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque()
        self._read = 0
        """Bytes of the first step that were read."""

    def __bool__(self) -> bool:
        return bool(self._steps)

    @property
    def readable(self) -> bool:
        """Whether reading would not wait: there are bytes, or the connection has ended."""
        return bool(self._steps) and not isinstance(self._steps[0], Pause)

    def add(self, script: Script) -> None:
        """Append what is sent for a request."""
        self._steps.extend(script)

    def take_whole(self) -> bytes | None:
        """Return an answer that is sent in one piece and without a fault, or None where more happens than that."""
        if len(self._steps) == 1 and isinstance(step := self._steps[0], Send) and not self._read:
            self._steps.clear()
            return step.data
        return None

    def take(self, size: int) -> bytes | Pause:
        """Return up to `size` bytes, nothing at the connection's end; or the pause that is to pass before.

        Raises:
            ConnectionResetError: the connection was broken off; from then on it has ended.
        """
        while self._steps:
            step = self._steps[0]
            if isinstance(step, Pause):
                return step
            if step is Ending.RESET:
                self._steps[0] = Ending.CLOSE
                raise native_errors.reset()
            if step is Ending.CLOSE:
                return b""
            if data := self._piece(step.data, size):
                return data
        return Pause(FOREVER)

    def pass_time(self, seconds: float) -> None:
        """Let so much of the pause that comes first be over."""
        if self._steps and isinstance(pause := self._steps[0], Pause):
            if seconds < pause.seconds:
                self._steps[0] = Pause(pause.seconds - seconds)
            else:
                self._steps.popleft()

    def _piece(self, data: bytes, size: int) -> bytes:
        start, self._read = self._read, self._read + size
        if self._read >= len(data):
            self._steps.popleft()
            self._read = 0
        return data[start : start + size]


async def sleep_in_steps(sleep: Callable[[float], Awaitable[object]], seconds: float) -> None:
    """Sleep so long, in steps that grow with the time that has passed; after an hour, until it is cancelled.

    On a virtual clock, where sleep passes at once, timers fall due at the end of a step: in one long one a timeout of a
    second and one of a minute would strike together.
    """
    passed = 0.0
    while passed < seconds:
        step = min(_FIRST_STEP + passed * _GROWTH, seconds - passed) if passed < _PATIENCE else math.inf
        await sleep(step)
        passed += step
