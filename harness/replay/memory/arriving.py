"""A request whose answer hangs on its body, while that is on its way.

In: the pieces that a client writes, the head first. Out: the body, once it has come.
"""

import re

from harness.replay.bodies import KEPT
from harness.replay.credentials import credentials_in

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,15})", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r\n]*\bchunked\b", re.IGNORECASE)
_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;|$)")
_END = b"\r\n\r\n"


class Arriving:
    """A request of which the head has come."""

    def __init__(self, data: bytes, method: str, url: str, accepts: str) -> None:
        self.method = method
        self.url = url
        self.accepts = accepts
        self.credentials = credentials_in(data)
        end = data.find(_END)
        head = data[:end] if end >= 0 else data
        length = _LENGTH.search(head)
        self._chunks = _Chunks() if _CHUNKED.search(head) else None
        self._length = int(length[1]) if length else 0
        self._seen = 0
        self._kept = bytearray()
        """No more than what is looked at."""
        self.add(data[end + len(_END) :] if end >= 0 else b"")

    def add(self, data: bytes) -> None:
        """Take a piece of the body."""
        self._seen += len(data)
        carried = self._chunks.carried(data) if self._chunks else data
        self._kept += carried[: max(0, KEPT - len(self._kept))]

    @property
    def whole(self) -> bool:
        """Whether all of it has come."""
        return self._chunks.whole if self._chunks else self._seen >= self._length

    @property
    def body(self) -> bytes:
        """What has come."""
        return bytes(self._kept)


class _Chunks:
    """Takes the frames off a body that comes in chunks (RFC 9112, section 7.1)."""

    def __init__(self) -> None:
        self._line = b""
        """What has come of a line: a chunk's size, the nothing behind a chunk, or a trailer."""
        self._left = 0
        """Bytes of a chunk that are to come."""
        self._last = False
        """Whether the chunk without bytes has come, behind which trailers end with an empty line."""
        self.whole = False
        """Whether all has come that can be understood."""

    def carried(self, data: bytes) -> bytes:
        """Return what a piece carries, wherever it begins and ends."""
        pieces = []
        frames, place = self._line + bytes(data), 0
        while not self.whole:
            if self._left:
                pieces.append(frames[place : place + self._left])
                self._left -= len(pieces[-1])
                place += len(pieces[-1])
            end = -1 if self._left else frames.find(b"\r\n", place)
            if end < 0:
                break
            self._read(frames[place:end])
            place = end + 2
        self._line = frames[place:]
        return b"".join(pieces)

    def _read(self, line: bytes) -> None:
        if self._last:
            self.whole = not line
        elif line:
            size = _SIZE.match(line)
            self._left = int(size[1], 16) if size else 0
            self._last, self.whole = not self._left, size is None
