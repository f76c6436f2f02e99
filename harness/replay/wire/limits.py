"""How much a server takes from its clients, whoever they are."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one server; what goes beyond is refused or dropped, and the server lives on."""

    connections: int = 512
    """Connections open at once; for a further one, that which has been quiet longest is dropped."""
    patience: float = 60.0
    """Seconds in which a request must be complete, an answer taken, and a next request begun."""
    head_bytes: int = 64 << 10
    """Bytes that may come of a request's head, or of a TLS client's first message, before it is complete."""
    body_bytes: int = 64 << 20
    """Bytes of a request's body, which are read and dropped but for what is looked at."""
