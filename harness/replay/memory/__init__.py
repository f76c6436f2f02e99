"""A case served from memory: each HTTP client keeps all of its own code down to the connection."""

from harness.replay.memory.install import installed

__all__ = ["installed"]
