"""Short spellings of exchanges."""

from harness.model import Exchange, Request, Response

ORIGIN = "http://127.0.0.1:9"
"""Where nobody listens: should a client escape from a test, its packet stays on this machine."""


def exchange(
    path: str,
    status: int = 200,
    body: bytes = b"",
    *,
    method: str = "GET",
    reason: str = "",
    **headers: str,
) -> Exchange:
    """Return what was recorded for `path` at ORIGIN; header names have `_` for `-`."""
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Exchange(Request(method, ORIGIN + path), Response(status, fields, body, reason))
