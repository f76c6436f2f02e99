"""A body in chunks is whole where its framing says so, whatever it holds and however it is cut."""

import pytest

from harness.replay.bodies import KEPT
from harness.replay.memory.arriving import Arriving

HEAD = b"POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"
ROWS = (b"0,10\r\n", b"sku,price\r\n17,10\r\n", b"0\r\n\r\n")
END = b"0\r\n\r\n"


def framed(*carried: bytes) -> bytes:
    return b"".join(b"%x\r\n%b\r\n" % (len(one), one) for one in carried)


def arriving(*pieces: bytes) -> tuple[list[bool], bytes]:
    """Return whether all had come after each piece, the head before, and what came."""
    found = Arriving(HEAD, "POST", "http://a.example/a", "")
    whole = [found.whole]
    for piece in pieces:
        found.add(piece)
        whole.append(found.whole)
    return whole, found.body


def test_a_chunk_may_end_as_the_last_one_does() -> None:
    pieces = [*(framed(row) for row in ROWS), END]

    assert ([False] * 4 + [True], b"".join(ROWS)) == arriving(*pieces)


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pieces_may_be_cut_anywhere(size: int) -> None:
    sent = framed(*ROWS) + b"0;x=y\r\nA: b\r\n\r\n"
    pieces = [sent[place : place + size] for place in range(0, len(sent), size)]

    assert ([False] * len(pieces) + [True], b"".join(ROWS)) == arriving(*pieces)


@pytest.mark.parametrize(
    ("sent", "whole", "body"),
    [
        (b"3;a=b\r\nabc\r\n00\r\n\r\n", True, b"abc"),
        (b"A \r\n0123456789\r\n0\r\n\r\n", True, b"0123456789"),
        (b"0\r\nTrailer: 0\r\n", False, b""),
        (b"0\r\nTrailer: 0\r\n\r\n", True, b""),
        (b"3\r\nabc\r\nzz\r\nabc", True, b"abc"),
        (b"-3\r\nabc\r\n", True, b""),
        (b"3\r\nabc\r\n0\r\n\r\nGET / HTTP/1.1\r\n", True, b"abc"),
    ],
    ids=["extensions", "a space", "before the trailers' end", "trailers", "no size", "less than none", "what follows"],
)
def test_framing(sent: bytes, whole: bool, body: bytes) -> None:
    assert ([False, whole], body) == arriving(sent)


def test_as_much_is_kept_of_it_as_of_a_recorded_body() -> None:
    body = bytes(range(256)) * (KEPT // 256 + 1)
    sent = framed(*(body[place : place + 10] for place in range(0, len(body), 10)))

    assert ([False, True], body[:KEPT]) == arriving(sent + END)
