"""Who is connected, in the order in which they last did something; and what else knocked."""

import time
from typing import Protocol

from harness.replay.wire.limits import Limits

MOST_STRANGERS = 100
_SHOWN_BYTES = 40


class Guest(Protocol):
    """What a connection is to its host."""

    waiting: bool
    """Whether it waits for a clock, or for ever, as its answer's script says."""

    def expire(self) -> None:
        """End, for nothing was heard for too long."""

    def drop(self) -> None:
        """End at once."""


class Guests:
    """The open connections of one server."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._since: dict[Guest, float] = {}
        """When each last did something, the most quiet first."""

    def enter(self, guest: Guest) -> None:
        """Take a new connection in; if there are too many, that which has been quiet longest makes room."""
        if len(self._since) >= self._limits.connections:
            quiet = next(iter(self._since))
            self.leave(quiet)
            quiet.drop()
        self._since[guest] = time.monotonic()

    def touch(self, guest: Guest) -> None:
        """Take note that a connection does something; one that has left stays away."""
        if self._since.pop(guest, None) is not None:
            self._since[guest] = time.monotonic()

    def leave(self, guest: Guest) -> None:
        """Forget a connection."""
        self._since.pop(guest, None)

    def sweep(self) -> None:
        """End the connections that have been quiet for too long."""
        too_long = time.monotonic() - self._limits.patience
        for guest in [guest for guest, since in self._since.items() if since < too_long and not guest.waiting]:
            self.touch(guest)
            guest.expire()

    def drop_all(self) -> None:
        """End every connection."""
        for guest in tuple(self._since):
            guest.drop()


class Strangers:
    """What came that was neither HTTP nor TLS, each once, in order, the first hundred."""

    def __init__(self) -> None:
        self._seen: dict[str, None] = {}

    def add(self, data: bytes, place: str | None) -> None:
        """Take note of how a stream began, and which tunnel it was in."""
        begun = data[:_SHOWN_BYTES].decode("latin-1").encode("unicode_escape").decode("ascii")
        told = f"{begun} to {place}" if place else begun
        if len(self._seen) < MOST_STRANGERS:
            self._seen[told] = None

    def told(self) -> tuple[str, ...]:
        """Return them; from any thread."""
        return tuple(self._seen.copy())

    def forget(self) -> None:
        """Begin anew."""
        self._seen.clear()
