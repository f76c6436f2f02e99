"""Undo the content encoding of a recorded body, within a bound.

A recorded body carries its client's habits: one keeps gzip as it came over the wire, another stores the decoded text
and leaves `Content-Encoding: gzip` standing. So the label is a hint: a body that plainly is not what the label says is
kept.
"""

import zlib
from collections.abc import Callable
from typing import Any

import brotli  # type: ignore[import-untyped]  # it ships no types

try:
    import zstandard  # type: ignore[import-not-found, unused-ignore]  # it may be absent
except ImportError:  # optional: few sites answer with zstd, and only clients that ask for it
    zstandard = None

_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_GZIP = 16 + zlib.MAX_WBITS
_RAW_DEFLATE = -zlib.MAX_WBITS
_FIRST_PIECE = 256
"""Bytes of a gzip member that are looked at first, then twice as many: it may be one of a million, each of 20 bytes."""


class BodyError(Exception):
    """A body cannot be decoded; the text says why, and what to do."""


def decode_body(body: bytes, encodings: str, limit: int) -> bytes:
    """Return `body` with the `Content-Encoding` field value `encodings` undone, last encoding first (RFC 9110, 8.4).

    Raises:
        BodyError: the body is broken, needs a package that is absent, or is larger than `limit` bytes.
    """
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        decoder = _DECODERS.get(name)
        if decoder is not None and body:
            body = decoder(body, limit)
    if len(body) > limit:
        raise _too_large(limit)
    return body


def _too_large(limit: int) -> BodyError:
    return BodyError(f"a body is larger than {limit:,} bytes: record a smaller page, or raise limits.body_bytes")


def _broken(name: str) -> BodyError:
    return BodyError(f"a body is not the {name} data that its header says: record it again")


def _is_text(body: bytes) -> bool:
    try:
        return "\0" not in body.decode()
    except UnicodeDecodeError:
        return False


def _inflate(body: bytes, window: int, limit: int) -> bytes | None:
    """Return the decompressed bytes, at most one more than `limit`, or None when the data is broken or cut."""
    pieces = bytearray()
    rest = memoryview(body)
    while rest:
        machine = zlib.decompressobj(window)
        size = _FIRST_PIECE
        while not machine.eof:
            piece, size = rest[:size], size * 2  # of what comes after its end, zlib makes a copy
            if not piece:
                return None
            try:
                pieces += machine.decompress(piece, limit + 1 - len(pieces))
            except zlib.error:
                return None
            if len(pieces) > limit:
                raise _too_large(limit)
            rest = rest[len(piece) - len(machine.unused_data) :]
        if window != _GZIP or rest[: len(_GZIP_MAGIC)] != _GZIP_MAGIC:
            break
    return bytes(pieces)


def _gzip(body: bytes, limit: int) -> bytes:
    if not body.startswith(_GZIP_MAGIC):
        return body
    plain = _inflate(body, _GZIP, limit)
    if plain is None:
        raise _broken("gzip")
    return plain


def _deflate(body: bytes, limit: int) -> bytes:
    # Servers disagree whether "deflate" means zlib's wrapping (RFC 9110) or the bare stream.
    for window in (zlib.MAX_WBITS, _RAW_DEFLATE):
        plain = _inflate(body, window, limit)
        if plain is not None:
            return plain
    if _is_text(body):
        return body
    raise _broken("deflate")


def _brotli(body: bytes, limit: int) -> bytes:
    machine = brotli.Decompressor()
    pieces = bytearray()
    try:
        pieces += machine.process(body, output_buffer_limit=limit + 1)
        while not machine.is_finished() and not machine.can_accept_more_data() and len(pieces) <= limit:
            pieces += machine.process(b"", output_buffer_limit=limit + 1 - len(pieces))
    except brotli.error:
        if _is_text(body):
            return body
        raise _broken("brotli") from None
    if len(pieces) > limit:
        raise _too_large(limit)
    if not machine.is_finished():
        if _is_text(body):
            return body
        raise _broken("brotli")
    return bytes(pieces)


def _zstd(body: bytes, limit: int) -> bytes:
    if not body.startswith(_ZSTD_MAGIC):
        return body
    if zstandard is None:
        raise BodyError("a body is zstd data: pip install zstandard, or record it again")
    machine: Any = zstandard.ZstdDecompressor()
    try:
        with machine.stream_reader(body, read_across_frames=True) as reader:
            plain: bytes = reader.read(limit + 1)
    except zstandard.ZstdError:
        raise _broken("zstd") from None
    if len(plain) > limit:
        raise _too_large(limit)
    return plain


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
