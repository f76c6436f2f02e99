"""Bring every connection of this process to the wire server: the worker's side of wire replay."""

from harness.replay.redirect.install import redirected

__all__ = ["redirected"]
