"""A stream is told from how it begins, whatever the pieces in which it comes."""

import pytest

from harness.replay.wire.opening import opening, server_name
from tests.replay.wire.wires import hello


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\x16", "tls"),
        (b"\x16\x03\x01", "tls"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n", "http"),
        (b"GET / HTTP/1.1\n", "http"),
        (b"GET http://a/ b HTTP/1.1\r\n", "http"),
        (b"CONNECT a:443 HTTP/1.0\r\n", "http"),
        (b"G", None),
        (b"GET /\xc3\xa9 HTTP/1.1", None),
        (b"GET /\r\n", "neither"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "neither"),
        (b"SSH-2.0-OpenSSH_9.2", None),
        (b"EHLO client.example\r\n", "neither"),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "neither"),
        (b"\x05\x01\x00", "neither"),
        (b"\r\n", "neither"),
        (b"GET /\0 HTTP/1.1\r\n", "neither"),
    ],
)
def test_what_begins_so(data: bytes, expected: str | None) -> None:
    assert expected == opening(data)


@pytest.mark.parametrize("host", ["shop.example", "xn--caf-dma.example", "a" * 63 + ".example"])
def test_the_host_that_a_client_names(host: str) -> None:
    assert host == server_name(hello(host))


@pytest.mark.parametrize("host", [None, "127.0.0.1"])
def test_a_client_that_names_none(host: str | None) -> None:
    """Nobody names an address (RFC 6066, section 3)."""
    assert server_name(hello(host)) == ""


def test_every_beginning_of_a_message_is_incomplete() -> None:
    whole = hello("shop.example")

    assert [None] * len(whole) == [server_name(whole[:length]) for length in range(len(whole))]


def test_a_message_in_several_records() -> None:
    whole = hello("shop.example")
    head, content = whole[:3], whole[5:]
    pieces = [content[start : start + 50] for start in range(0, len(content), 50)]
    records = b"".join(head + len(piece).to_bytes(2) + piece for piece in pieces)

    assert server_name(records) == "shop.example"
    assert server_name(records[:-1]) is None


@pytest.mark.parametrize("place", range(5, 100))
def test_a_malformed_message_names_anybody_and_breaks_nothing(place: int) -> None:
    whole = bytearray(hello("shop.example"))
    whole[place] ^= 0xFF

    assert server_name(bytes(whole)) in {None, "", "shop.example"}


def test_another_record_within_the_message() -> None:
    whole = hello("shop.example")

    assert server_name(whole[:3] + b"\0\5" + whole[5:10] + b"\x15\3\3\0\2\2\50") == ""
