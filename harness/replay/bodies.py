"""When two requests carry the same body, however their clients wrote it.

In: what a request carries, of which the first `KEPT` bytes count. Out: bytes to compare.
"""

import json
from urllib.parse import parse_qsl

KEPT = 128 << 10
"""Bytes of a body that are looked at: longer ones that begin alike are played in recorded order."""


def essence(body: bytes) -> bytes:
    """Return what a body says: JSON and forms without order and spelling, a form in parts without its boundary."""
    if len(body) >= KEPT:
        return body[:KEPT]
    start = body.lstrip()[:1]
    if start in {b"{", b"["}:
        return _json(body)
    if body.startswith(b"--"):
        return body.replace(body.partition(b"\r\n")[0], b"--")
    return _form(body) if b"=" in body else body


def _json(body: bytes) -> bytes:
    try:
        return json.dumps(json.loads(body), sort_keys=True).encode()
    except (ValueError, RecursionError):
        return body


def _form(body: bytes) -> bytes:
    try:
        return repr(sorted(parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=True))).encode()
    except ValueError:
        return body
