"""Compress a body as a server does for clients that ask for it (RFC 9110, sections 8.4 and 12.5.3).

In: an answer with its plain body and the content coding in which it is to travel. Out: the answer as it is sent to a
client that accepts that coding, and plain to any other: what did not ask for gzip may not be given gzip.
"""

import re
import zlib
from collections.abc import Callable

import msgspec

from harness.delivery.faults.coding import gzipped
from harness.model import Coding, Response

CODERS: dict[Coding, Callable[[bytes], bytes]] = {"gzip": gzipped, "deflate": zlib.compress}

_ACCEPTED = re.compile(r"\s*([a-z0-9-]+)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?", re.IGNORECASE)


def coded(response: Response, accepts: str) -> Response:
    """Return the answer as it travels to a client whose `Accept-Encoding` field says `accepts`."""
    coding = response.coding
    if not coding:
        return response
    plain = msgspec.structs.replace(response, coding="")
    if not response.body or not _accepted(coding, accepts):
        return plain
    body = CODERS[coding](response.body)
    return msgspec.structs.replace(plain, body=body).with_header("Content-Encoding", coding)


def _accepted(coding: Coding, accepts: str) -> bool:
    """Say whether a coding is among those that are listed, and not with a weight of nothing."""
    listed = filter(None, map(_ACCEPTED.fullmatch, accepts.split(",")))
    return any(one[1].lower() == coding and float(one[2] or 1) > 0 for one in listed)
