"""A frame crosses a socket whole, or the receiver says why not."""

import socket
import struct
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest

from harness.model import Exchange, Overlay, Request, Response
from harness.sandbox import protocol

Pair = tuple[socket.socket, socket.socket]


def framed(told: dict[str, object]) -> bytes:
    """Return a frame as whoever likes may send it."""
    packed = msgspec.msgpack.encode(told)
    return struct.pack("!I", len(packed)) + packed


@pytest.fixture
def pair() -> Iterator[Pair]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_large_frame_arrives_whole(pair: Pair) -> None:
    response = Response(200, (("A", "b"),), bytes(range(256)) * 8192)
    frame = protocol.Run((Overlay(0, response),), (Exchange(Request("GET", "/"), response),), 5)
    sender = threading.Thread(target=protocol.send, args=(pair[0], protocol.encoded(frame)))
    sender.start()
    assert frame == protocol.receive(pair[1], protocol.TO_RUNNER)
    sender.join()


def test_a_name_that_is_not_utf_8_arrives_with_escapes(pair: Pair) -> None:
    """As of a file that a scraper leaves behind; what else the frame tells is not lost for it."""
    left = protocol.Left(files=("w\udcff.txt", "plain"), environment=("B\udcff",), sockets=2)
    protocol.send(pair[0], protocol.encoded(left))
    told = protocol.Left(files=("w\\udcff.txt", "plain"), environment=("B\\udcff",), sockets=2)
    assert told == protocol.receive(pair[1], protocol.FROM_RUNNER)


@pytest.mark.parametrize(
    "sent",
    [
        b"garbage!" * 4,
        struct.pack("!I", protocol.LARGEST + 1),
        struct.pack("!I", 3) + b"\xc1\xc1\xc1",
        struct.pack("!I", 1) + b"\xc0",
        struct.pack("!I", 5) + b"\x81\xa1a\xa1b",
        struct.pack("!I", 4000) + b"\x91" * 4000,
        protocol.encoded(protocol.Fork()),
    ],
)
def test_what_is_no_frame_is_told(pair: Pair, sent: bytes) -> None:
    pair[0].sendall(sent)
    with pytest.raises(protocol.BrokenFrameError):
        protocol.receive(pair[1], protocol.FROM_RUNNER, deadline=time.monotonic() + 5)


@pytest.mark.parametrize(("kind", "url_parameter"), [("response:os;x", ""), ("", ""), ("url", "url=evil(), a")])
def test_what_is_told_of_a_scraper_is_names(pair: Pair, kind: str, url_parameter: str) -> None:
    """They may be written into an exported test."""
    ready = {"type": "Ready", "feed": "url", "kind": "url", "url_parameter": "page_url", "threads": False}
    for told in (ready, {**ready, "kind": "response:httpx.Response", "url_parameter": ""}):
        protocol.send(pair[0], framed(told))
        assert isinstance(protocol.receive(pair[1], protocol.FROM_ZYGOTE), protocol.Ready)

    protocol.send(pair[0], framed({**ready, "kind": kind, "url_parameter": url_parameter}))
    with pytest.raises(protocol.BrokenFrameError, match="is no name"):
        protocol.receive(pair[1], protocol.FROM_ZYGOTE)


@pytest.mark.parametrize("sent", [b"", b"\0", struct.pack("!I", 9) + b"half"])
def test_a_hang_up_is_told(pair: Pair, sent: bytes) -> None:
    pair[0].sendall(sent)
    pair[0].close()
    with pytest.raises(EOFError):
        protocol.receive(pair[1], protocol.FROM_RUNNER)


def test_a_deadline_holds_although_bytes_trickle(pair: Pair) -> None:
    pair[0].sendall(struct.pack("!I", 9) + b"half")
    with pytest.raises(TimeoutError):
        protocol.receive(pair[1], protocol.FROM_RUNNER, deadline=time.monotonic() + 0.05)


def test_a_frame_that_nobody_would_accept_is_not_sent() -> None:
    with pytest.raises(protocol.TooLongError, match="64 MB"):
        protocol.encoded(protocol.Done(kind="items", items=({"a": "x" * protocol.LARGEST},)))
