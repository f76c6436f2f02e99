"""What a fault is: a row of the catalogue."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from harness.delivery.script import Script
from harness.model import Response

Phase = Literal["resolve", "connect", "tls", "answer"]
"""When it strikes: name look-up, connection, handshake, or once the request has arrived."""

Part = Literal["head", "body"]

Written = Callable[[str, Response, int | None], Script]
"""From a request's method, the answer and `Fault.at` to what is sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultKind:
    """One row: a name, when it strikes, and what then happens."""

    name: str
    phase: Phase = "answer"
    summary: str
    """What happens, as a clause: `the connection is reset before the answer`."""
    script: Written | None = None
    """What is sent instead of the answer; None where no answer is ever sent."""
    part: Part | None = None
    """What `Fault.at` counts in; None where it has no meaning."""
    whole: bool = False
    """Whether the page comes whole all the same, so that a result is expected where this was recorded."""
    excused: bool = False
    """Whether a scraper may be excused for what it does: what it finds never gates."""
    asked: bool = False
    """Whether it is played only where somebody asks for it: every run would end alike, and say nothing of a scraper."""
    stalls: bool = False
    """Whether the connection stays open and silent, so that only a timeout of the client's own ends the wait."""


def place(at: int | None, length: int) -> int:
    """Return the byte at which a fault strikes in a part of so many bytes: `at` within it, or its middle."""
    return length // 2 if at is None else max(0, min(at, length))
