"""Watch a program until it ends, or must be ended."""

import os
import select
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from harness.model import OutcomeKind
from harness.sandbox import protocol
from harness.sandbox.effort import Term
from harness.sandbox.hold import Hold
from harness.sandbox.output import TAIL, flood
from harness.sandbox.patience import too_late
from harness.sandbox.processes import descendants, held
from harness.sandbox.watchdog import too_many

GLANCE = 0.01
"""Seconds between two looks at what a program holds, and at what it asks for."""

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take."""

    seconds: float
    latest: float
    """Seconds that it may take where it is not seen to take the others."""
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
    crowd: bool = False
    """Whether that is the limit of processes."""
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
    glanced = time.monotonic()
    processes: Sequence[int] = ()
    term = Term(limits.seconds, limits.latest, lambda: processes, (os.getpid(),))  # our threads answer it
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
            processes = descendants(hold.pid)
            seen.crowd = bool(too_many(processes))
            seen.stopped = _beyond(limits, term, processes)
    else:
        seen.ended = hold.reap(crowd=seen.crowd)
    for descriptor in pipes:  # nobody writes any more, and a pipe holds less than one piece
        seen.read(descriptor, pipes)
    seen.stopped = seen.stopped or _printed_too_much(seen)
    return seen


def _printed_too_much(seen: Watch) -> tuple[OutcomeKind, str] | None:
    return ("exhausted", told) if (told := flood(len(seen.output))) else None


def _beyond(limits: Limits, term: Term, processes: Sequence[int]) -> tuple[OutcomeKind, str] | None:
    """Return what a run came to, if it is beyond a limit."""
    if limits.storm():
        return "hang", "stopped after too many requests"
    if (memory := held(processes)) > limits.memory:
        return "exhausted", f"it held {memory >> 20} MB"
    if told := too_many(processes):
        return "exhausted", told
    return ("hang", too_late(term.outlasted)) if term.left() <= 0 else None
