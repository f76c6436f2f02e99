"""How an answer is delivered: the bytes that a server sends for it."""

from harness.delivery import http1

__all__ = ["http1"]
