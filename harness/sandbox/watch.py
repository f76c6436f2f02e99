"""Watch a program until it ends, or must be ended."""

import os
import select
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from harness.model import OutcomeKind
from harness.sandbox import protocol
from harness.sandbox.hold import Hold
from harness.sandbox.output import TAIL

MOST_OUTPUT = 64 << 20
"""Bytes of standard output that are taken from one run."""
GLANCE = 0.01
"""Seconds between two looks at what a program holds, and at what it asks for."""

_PIECE = 1 << 20
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take."""

    seconds: float
    memory: int
    """Bytes that all its processes together may hold."""
    storm: Callable[[], bool]
    """Says whether it has made too many requests."""


@dataclass
class Watch:
    """One run as it is seen from outside."""

    ended: protocol.Ended | None = None
    """None as long as it runs, and when it has ended its own holder."""
    stopped: tuple[OutcomeKind, str] | None = None
    """What it came to, with the limit in words, when it went beyond one."""
    output: bytearray = field(default_factory=bytearray)
    errors: bytes = b""
    """The tail of its standard error."""

    def read(self, descriptor: int, pipes: tuple[int, int]) -> bool:
        """Read what there is, and say whether there may be more."""
        with suppress(BlockingIOError):
            piece = os.read(descriptor, _PIECE)
            if descriptor == pipes[0]:
                self.output += piece
            else:
                self.errors = (self.errors + piece)[-TAIL:]
            return bool(piece)
        return False


def watch(hold: Hold, pipes: tuple[int, int], limits: Limits) -> Watch:
    """Read what a program prints to `pipes` (standard output and error) until it ends, or goes beyond a limit."""
    seen = Watch()
    poll = select.poll()
    for descriptor in (hold.control.fileno(), *pipes):
        poll.register(descriptor, select.POLLIN)
    began = glanced = time.monotonic()
    while seen.ended is None and seen.stopped is None:
        ready = {descriptor for descriptor, _ in poll.poll(GLANCE * 1000)}
        if hold.control.fileno() in ready:
            seen.ended = hold.ended()
            break
        for descriptor in ready:
            if not seen.read(descriptor, pipes):
                poll.unregister(descriptor)
        now = time.monotonic()
        seen.stopped = _printed_too_much(seen)
        if seen.stopped is None and now - glanced >= GLANCE:
            glanced = now
            seen.stopped = _beyond(limits, now - began, hold.pid)
    else:
        seen.ended = hold.reap()
    for descriptor in pipes:  # nobody writes any more, and a pipe holds less than one piece
        seen.read(descriptor, pipes)
    seen.stopped = seen.stopped or _printed_too_much(seen)
    return seen


def _printed_too_much(seen: Watch) -> tuple[OutcomeKind, str] | None:
    return ("exhausted", f"it printed more than {MOST_OUTPUT >> 20} MB") if len(seen.output) > MOST_OUTPUT else None


def _beyond(limits: Limits, seconds: float, ancestor: int) -> tuple[OutcomeKind, str] | None:
    """Return what a run came to that has taken so long, if it is beyond a limit."""
    if limits.storm():
        return "hang", "stopped after too many requests"
    if (memory := held(ancestor)) > limits.memory:
        return "exhausted", f"it held {memory >> 20} MB"
    return ("hang", f"no result within {limits.seconds:g} s") if seconds >= limits.seconds else None


def held(ancestor: int) -> int:
    """Return the bytes of memory of their own that all descendants of a process hold together."""
    total, waiting = 0, list(_children(ancestor))
    while waiting:
        pid = waiting.pop()
        with suppress(OSError):  # it has ended meanwhile
            _, resident, shared, *_ = Path(f"/proc/{pid}/statm").read_text().split()
            total += (int(resident) - int(shared)) * _PAGE
        waiting += _children(pid)
    return total


def _children(pid: int) -> Iterator[int]:
    """Yield the children of a process: of each of its threads, for any of them may have started one."""
    with suppress(OSError):  # it has ended meanwhile, or one of its threads has
        for task in Path(f"/proc/{pid}/task").iterdir():
            yield from map(int, (task / "children").read_text().split())
