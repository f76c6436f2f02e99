"""Requests are read one after the other, whatever the pieces; what they carry is taken within bounds."""

import pytest

from harness.replay.wire import Limits
from harness.replay.wire.reader import Asked, Reader, Refused
from tests.replay.wire.wires import get

LIMITS = Limits(head_bytes=2000, body_bytes=100)


def read(*pieces: bytes) -> list[Asked]:
    reader = Reader(LIMITS)
    found = []
    for piece in pieces:
        reader.feed(piece)
        while request := reader.next():
            found.append(request)
    return found


def test_a_request_in_single_bytes() -> None:
    data = get("/a?x=1", "Content-Length: 3") + b"abc"

    assert [Asked("GET", "/a?x=1", "shop.example", last=False, body=b"abc")] == read(
        *(data[i : i + 1] for i in range(len(data)))
    )


def test_a_body_is_kept_where_it_is_wanted() -> None:
    reader = Reader(LIMITS, lambda asked: asked.target == "/a")
    for path in ("/a", "/b", "/a"):
        reader.feed(get(path, "Content-Length: 3", method="POST") + b"abc")

    assert [b"abc", b"", b"abc"] == [asked.body for asked in iter(reader.next, None)]


def test_what_the_client_accepts() -> None:
    assert ["gzip, br", ""] == [one.accepts for one in read(get("/", "Accept-Encoding: gzip, br") + get("/"))]


def test_requests_in_one_piece() -> None:
    post = get("/form", "Transfer-Encoding: chunked", method="POST") + b"3\r\nabc\r\n0\r\n\r\n"

    found = read(get("/1") + post + get("/2"))
    assert [("/1", b""), ("/form", b"abc"), ("/2", b"")] == [(one.target, one.body) for one in found]


@pytest.mark.parametrize(
    ("head", "last"),
    [
        (get(), False),
        (get("/", "Connection: close"), True),
        (get("/", "Connection: keep-alive"), False),
        (b"GET / HTTP/1.0\r\n\r\n", True),
        (get("/", "Connection: Upgrade", "Upgrade: websocket"), False),
    ],
)
def test_whether_the_client_wants_to_go_on(head: bytes, last: bool) -> None:
    assert [last] == [one.last for one in read(head)]


def test_what_follows_connect_is_left() -> None:
    reader = Reader(LIMITS)
    reader.feed(get("a:443", method="CONNECT") + b"\x16\x03\x01")

    assert Asked("CONNECT", "a:443", "shop.example", last=False) == reader.next()
    assert reader.rest() == b"\x16\x03\x01"


def test_a_client_that_waits_to_be_told_to_go_on() -> None:
    reader = Reader(LIMITS)
    reader.feed(get("/", "Content-Length: 3", "Expect: 100-continue", method="PUT"))

    assert (None, True, False) == (reader.next(), reader.awaits_continue(), reader.awaits_continue())
    reader.feed(b"abc")
    assert reader.next() is not None


def test_a_reader_is_idle_between_requests() -> None:
    reader = Reader(LIMITS)
    seen = [reader.idle]
    reader.feed(b"G")
    seen.append(reader.idle)
    reader.feed(get()[1:])
    reader.next()
    seen.append(reader.idle)

    assert [True, False, True] == seen


@pytest.mark.parametrize(
    ("status", "data"),
    [
        (400, b"GET / HTTP/1.1\r\n\r\n"),
        (400, b"GET / b HTTP/1.1\r\nHost: a\r\n\r\n"),
        (400, get("/", "no colon")),
        (400, get("/", "Content-Length: -1")),
        (400, get("/", "Content-Length: 1", "Content-Length: 2")),
        (400, get("/", "Transfer-Encoding: chunked") + b"zz\r\n"),
        (413, get("/", "Content-Length: 101")),
        (413, get("/", "Content-Length: 101", "Expect: 100-continue")),
        (413, get("/", "Transfer-Encoding: chunked") + b"65\r\n" + bytes(101)),
        (431, get("/", f"X: {'x' * 2000}")[:-2]),
        (431, get(f"/{'x' * 3000}")[:2001]),
        (501, get("/", "Transfer-Encoding: gzip")),
    ],
)
def test_what_is_refused(status: int, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(data)

    assert status == refused.value.status


def test_a_body_is_never_kept() -> None:
    """What is dropped counts against the request that it belongs to."""
    full = get("/", "Content-Length: 100", method="PUT") + bytes(100)

    assert 3 == len(read(full, full, full))
