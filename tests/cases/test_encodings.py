"""A body is decoded by what it is, not by what its label says, and never beyond the limit."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest

from harness.cases.encodings import BodyError, decode_body

TEXT = "<p>Größe</p>".encode() * 50
LIMIT = 100_000


def raw_deflate(body: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(body) + machine.flush()


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (TEXT, "utf-8"),
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0), " GZIP "),
        (gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0), "x-gzip"),
        (gzip.compress(TEXT, mtime=0) + bytes(3), "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (brotli.compress(TEXT), "br"),
        (brotli.compress(gzip.compress(TEXT, mtime=0)), "gzip, br"),
        (TEXT, "gzip"),
        (TEXT, "deflate"),
        (TEXT, "br"),
        (TEXT, "zstd"),
    ],
)
def test_what_the_label_says_is_undone_and_what_it_only_says_is_kept(body: bytes, label: str) -> None:
    assert decode_body(body, label, LIMIT) == TEXT


def test_of_many_members_each_is_looked_at_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were all that follow handed over with each, the time would grow with the square of their number."""
    handed = []
    real = zlib.decompressobj

    class Watched:
        def __init__(self, window: int) -> None:
            self._machine = real(window)

        def decompress(self, data: bytes, most: int) -> bytes:
            handed.append(len(data))
            return self._machine.decompress(data, most)

        def __getattr__(self, name: str) -> object:
            return getattr(self._machine, name)

    monkeypatch.setattr(zlib, "decompressobj", Watched)
    members = [gzip.compress(b"ab", mtime=0)] * 1000 + [gzip.compress(bytes(range(256)) * 4, mtime=0)]
    assert b"ab" * 1000 + bytes(range(256)) * 4 == decode_body(b"".join(members), "gzip", LIMIT)
    assert sum(handed) < 20 * len(b"".join(members))


@pytest.mark.parametrize("label", ["gzip", "deflate", "br", "zstd"])
def test_an_empty_body_stays_empty(label: str) -> None:
    assert decode_body(b"", label, LIMIT) == b""


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (b"x" * (LIMIT + 1), ""),
        (gzip.compress(bytes(50_000_000), mtime=0), "gzip"),
        (gzip.compress(bytes(60_000), mtime=0) * 4, "gzip"),
        (zlib.compress(bytes(50_000_000)), "deflate"),
        (brotli.compress(bytes(50_000_000)), "br"),
        (gzip.compress(gzip.compress(bytes(50_000_000), mtime=0), mtime=0), "gzip, gzip"),
    ],
)
def test_a_bomb_is_refused(body: bytes, label: str) -> None:
    with pytest.raises(BodyError, match="larger than 100,000 bytes"):
        decode_body(body, label, LIMIT)


@pytest.mark.parametrize(
    ("body", "label", "says"),
    [
        (gzip.compress(TEXT, mtime=0)[:-20], "gzip", "not the gzip data"),
        (b"\x1f\x8b\x08broken", "gzip", "not the gzip data"),
        (b"\xff\xfe\x00", "deflate", "not the deflate data"),
        (b"\xff\xff\xff\x00", "br", "not the brotli data"),
        (brotli.compress(bytes(range(256)) * 9)[:-5], "br", "not the brotli data"),
        (b"\x28\xb5\x2f\xfdbroken", "zstd", "zstd data"),
    ],
)
def test_broken_data_is_refused(body: bytes, label: str, says: str) -> None:
    with pytest.raises(BodyError, match=says):
        decode_body(body, label, LIMIT)
