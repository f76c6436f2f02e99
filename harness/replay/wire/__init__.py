"""A case served on the wire: an origin and a forward proxy on the loopback, for clients that memory does not reach.

Not imported by `harness.replay`: event loop and TLS take 0.1 s to import, for which no worker that serves from memory
should pay.
"""

from harness.replay.wire.limits import Limits
from harness.replay.wire.server import Wire

__all__ = ["Limits", "Wire"]
