"""A case served on the wire: an origin and a forward proxy on the loopback, for clients that memory does not reach.

Not imported by `harness.replay`: TLS takes 0.1 s to import, which no worker should pay that serves from memory.
"""

from harness.replay.wire.limits import Limits
from harness.replay.wire.server import Wire

__all__ = ["Limits", "Wire"]
