"""What a stream of bytes is, told from how it begins: TLS, HTTP or neither; and whom a TLS client wants to reach."""

import re
from collections.abc import Iterator
from typing import Literal

Opening = Literal["tls", "http", "neither"]

_RECORD = b"\x16\x03"
"""A record of the handshake, and the major version of every TLS."""
_RECORD_HEADER = 5
_MESSAGE_HEADER = 4
_VERSION_AND_RANDOM = 34
_SERVER_NAME = 0
_CONTROL = re.compile(rb"[\x00-\x1f\x7f]")
_SECOND_HTTP = b"PRI * HTTP/2"
"""How HTTP/2 begins where TLS has not agreed on it (RFC 9113, section 3.4)."""


def opening(data: bytes) -> Opening | None:
    """Return what begins with `data`, or None while that cannot be told."""
    if data[:1] == _RECORD[:1]:
        return "tls"
    line, end, _ = data.partition(b"\n")
    if _CONTROL.search(line.removesuffix(b"\r")):
        return "neither"
    if not end:
        return None
    return "http" if b" HTTP/" in line and not line.startswith(_SECOND_HTTP) else "neither"


def server_name(data: bytes) -> str | None:
    """Return the host that a TLS client names, "" if it names none, None while its first message is incomplete.

    The message is a ClientHello (RFC 8446, section 4.1.2), the name an extension of it (RFC 6066, section 3). What
    is malformed names nobody: the handshake itself will say so.
    """
    message = bytearray()
    place = 0
    while len(message) < _MESSAGE_HEADER or len(message) < _MESSAGE_HEADER + int.from_bytes(message[1:4]):
        content = place + _RECORD_HEADER
        end = content + int.from_bytes(data[place + 3 : content])
        if not _RECORD.startswith(data[place : place + 2]):
            return ""
        if len(data) < content or len(data) < end:
            return None
        message += data[content:end]
        place = end
    try:
        return next((_host(content) for kind, content in _extensions(bytes(message)) if kind == _SERVER_NAME), "")
    except (IndexError, UnicodeDecodeError):
        return ""


def _extensions(message: bytes) -> Iterator[tuple[int, bytes]]:
    rest = message[_MESSAGE_HEADER + _VERSION_AND_RANDOM :]
    for width in (1, 2, 1):  # session, cipher suites, compression methods
        _, rest = _vector(rest, width)
    extensions, _ = _vector(rest, 2)
    while extensions:
        kind = int.from_bytes(extensions[:2])
        content, extensions = _vector(extensions[2:], 2)
        yield kind, content


def _host(content: bytes) -> str:
    names, _ = _vector(content, 2)
    name, _ = _vector(names[1:], 2)  # its type goes before it, and there is but one
    return name.decode("ascii")


def _vector(data: bytes, width: int) -> tuple[bytes, bytes]:
    """Split off a vector whose length is written in its first `width` bytes."""
    end = width + int.from_bytes(data[:width])
    if len(data) < max(width, end):
        raise IndexError
    return data[width:end], data[end:]
