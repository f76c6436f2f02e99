"""A request whose answer hangs on its body, while that is on its way.

In: the pieces that a client writes, the head first. Out: the body, once it has come.
"""

import re

from harness.replay.bodies import KEPT

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*\bchunked\b", re.IGNORECASE)
_LAST_CHUNK = b"0\r\n\r\n"
_END = b"\r\n\r\n"


class Arriving:
    """A request of which the head has come."""

    def __init__(self, data: bytes, method: str, url: str, accepts: str) -> None:
        self.method = method
        self.url = url
        self.accepts = accepts
        end = data.find(_END)
        head = data[:end] if end >= 0 else data
        length = _LENGTH.search(head)
        self._chunked = _CHUNKED.search(head) is not None
        self._length = int(length[1]) if length and not self._chunked else 0
        self._seen = 0
        self._kept = bytearray()
        """No more than what is looked at, and of one in chunks their frames beside it."""
        self._tail = b""
        self.add(data[end + len(_END) :] if end >= 0 else b"")

    def add(self, data: bytes) -> None:
        """Take a piece of the body."""
        self._seen += len(data)
        self._kept += data[: max(0, KEPT - len(self._kept))]
        self._tail = (self._tail + bytes(data[-len(_LAST_CHUNK) :]))[-len(_LAST_CHUNK) :]

    @property
    def whole(self) -> bool:
        """Whether all of it has come."""
        return self._tail == _LAST_CHUNK if self._chunked else self._seen >= self._length

    @property
    def body(self) -> bytes:
        """What has come."""
        return _joined(bytes(self._kept)) if self._chunked else bytes(self._kept)


def _joined(chunks: bytes) -> bytes:
    """Return what chunks carry (RFC 9112, section 7.1), up to where they break off."""
    body = bytearray()
    place = 0
    while (end := chunks.find(b"\r\n", place)) >= 0:
        try:
            size = int(chunks[place:end].partition(b";")[0], 16)
        except ValueError:
            break
        if size <= 0:
            break
        body += chunks[end + 2 : end + 2 + size]
        place = end + 2 + size + 2
    return bytes(body)
