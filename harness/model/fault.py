"""A fault: how the delivery of an answer fails, as an explicit recipe that lasts in JSON."""

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One failure of a connection; `harness.delivery.FAULTS` lists the names and what happens under each."""

    name: str
    at: int | None = None
    """Byte at which it strikes, counted in the part that it is about (head or body); None for the middle of it."""
