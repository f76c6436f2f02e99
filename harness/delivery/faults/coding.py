"""The bytes arrive whole, and their content coding or charset is not what the header says (RFC 9110, 8.3, 8.4)."""

import re
import zlib
from functools import cache

import brotli  # type: ignore[import-untyped]  # it ships no types

from harness.delivery import http1
from harness.delivery.faults.kind import FaultKind, Written, place
from harness.delivery.script import Script, Send
from harness.model import Response

BOMB = 1 << 30
"""Bytes that the bomb decodes to."""

_CHUNK = 1 << 20
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_ZSTD_BLOCK = 1 << 16
_CHARSET = re.compile(r"""\s*;\s*charset\s*=\s*("[^"]*"|[^;\s]*)""", re.IGNORECASE)


def gzipped(body: bytes) -> bytes:
    """Return a body as gzip (RFC 1952)."""
    deflated = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _gzip_frame(deflated.compress(body) + deflated.flush(), zlib.crc32(body), len(body))


def _gzip_frame(deflated: bytes, checksum: int, length: int) -> bytes:
    trailer = checksum.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
    return _GZIP_HEADER + deflated + trailer


def zstandard(body: bytes) -> bytes:
    """Return a body as a Zstandard frame of raw blocks (RFC 8878, section 3.1.1): valid, and nothing is compressed."""
    # One segment, content size in 8 bytes: frame header descriptor 0b11100000.
    frame = bytearray(_ZSTD_MAGIC + b"\xe0" + len(body).to_bytes(8, "little"))
    pieces = [body[start : start + _ZSTD_BLOCK] for start in range(0, len(body), _ZSTD_BLOCK)] or [b""]
    for number, piece in enumerate(pieces, 1):
        frame += (len(piece) << 3 | (number == len(pieces))).to_bytes(3, "little") + piece
    return bytes(frame)


@cache
def bomb() -> bytes:
    """Return about 1 MB of gzip that decodes to `BOMB` zero bytes."""
    zeros = bytes(_CHUNK)
    deflated = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated.compress(zeros)
    first = deflated.flush(zlib.Z_FULL_FLUSH)
    # After a full flush each block stands alone, so that one can be repeated.
    last = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS).flush()
    checksum = 0
    for _ in range(BOMB // _CHUNK):
        checksum = zlib.crc32(zeros, checksum)
    return _gzip_frame(first * (BOMB // _CHUNK) + last, checksum, BOMB)


_ENCODERS = {"gzip": gzipped, "br": brotli.compress, "zstd": zstandard}


def _coded(response: Response, coding: str, body: bytes) -> Script:
    fields = (("Content-Encoding", coding), ("Content-Length", str(len(body))))
    return (Send(http1.head(response, fields) + body),)


def _corrupt(coding: str) -> Written:
    def script(_method: str, response: Response, at: int | None) -> Script:
        body = bytearray(_ENCODERS[coding](response.body))
        start = place(at, len(body) - 1)
        for index in range(start, min(start + 8, len(body))):
            body[index] ^= 0xFF
        return _coded(response, coding, bytes(body))

    return script


def _truncated(coding: str) -> Written:
    def script(_method: str, response: Response, at: int | None) -> Script:
        body = _ENCODERS[coding](response.body)
        return _coded(response, coding, body[: place(at, len(body) - 1)])

    return script


def _bomb(_method: str, response: Response, _at: int | None) -> Script:
    return _coded(response, "gzip", bomb())


def _not_gzip(_method: str, response: Response, _at: int | None) -> Script:
    return _coded(response, "gzip", response.body)


def _labelled(response: Response, label: str) -> Response:
    kind = _CHARSET.sub("", response.header("Content-Type") or "text/html")
    return response.with_header("Content-Type", f"{kind}{label}")


def _wrong_charset(method: str, response: Response, _at: int | None) -> Script:
    declared = (response.header("Content-Type") or "").lower()
    label = "; charset=utf-8" if "8859" in declared or "125" in declared else "; charset=iso-8859-1"
    return (Send(http1.encode(method, _labelled(response, label))),)


def _missing_charset(method: str, response: Response, _at: int | None) -> Script:
    return (Send(http1.encode(method, _labelled(response, ""))),)


CODING = (
    FaultKind(name="gzip-corrupt", summary="a gzip body with wrong bytes in it", script=_corrupt("gzip"), part="body"),
    FaultKind(name="gzip-truncated", summary="a gzip body that is cut off", script=_truncated("gzip"), part="body"),
    FaultKind(
        name="brotli-corrupt", summary="a brotli body with wrong bytes in it", script=_corrupt("br"), part="body"
    ),
    FaultKind(name="brotli-truncated", summary="a brotli body that is cut off", script=_truncated("br"), part="body"),
    FaultKind(
        name="zstd-corrupt",
        summary="a zstd body with wrong bytes in it",
        script=_corrupt("zstd"),
        part="body",
        excused=True,  # its blocks are raw: a client that knows no zstd reads text with wrong letters
    ),
    FaultKind(name="zstd-truncated", summary="a zstd body that is cut off", script=_truncated("zstd"), part="body"),
    FaultKind(name="not-gzip", summary="a plain body that is labelled gzip", script=_not_gzip),
    FaultKind(name="gzip-bomb", summary="1 MB of gzip that decodes to 1 GB", script=_bomb, excused=True, asked=True),
    FaultKind(
        name="wrong-charset", summary="a charset label that is wrong", script=_wrong_charset, whole=True, excused=True
    ),
    FaultKind(name="missing-charset", summary="no charset label", script=_missing_charset, whole=True, excused=True),
)
