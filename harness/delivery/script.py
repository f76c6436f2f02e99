"""What a server does on a connection, step by step: the common language of replay from memory and on the wire.

A script is a tuple of steps. Without an `Ending` the connection stays open for the next request.
"""

from dataclasses import dataclass
from enum import Enum

FOREVER = float("inf")


@dataclass(frozen=True, slots=True)
class Send:
    """Send these bytes."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Pause:
    """Send nothing for so many seconds; `FOREVER` is a connection that stays open and silent."""

    seconds: float


class Ending(Enum):
    """How a connection ends."""

    CLOSE = "close"
    """In order (FIN): the client reads to the end of what was sent."""
    RESET = "reset"
    """Broken off (RST)."""


Step = Send | Pause | Ending
Script = tuple[Step, ...]
