"""A far end fails at the step that a fault is about, and is a proxy to those who ask for one."""

import ssl

import pytest

from harness.delivery import Ending, Send
from harness.model import Exchange, Fault, Request, RequestMade, Response
from harness.replay import Player
from harness.replay.memory.far_end import FarEnd


def far_end(fault: str, host: str = "shop.example", *, url: str = "https://shop.example/") -> FarEnd:
    player = Player()
    player.load([Exchange(Request("GET", url), Response(200, body=b"page", fault=Fault(fault)))])
    player.begin(limit=10)
    return FarEnd(player, host, 443)


def test_a_connection_fails_once_and_at_its_own_step() -> None:
    unknown, refused = far_end("dns-failure"), far_end("connection-refused")

    with pytest.raises(OSError, match=r"^\[Errno -2\] Name or service not known$"):
        unknown.resolve()
    refused.resolve()
    with pytest.raises(ConnectionRefusedError, match=r"^\[Errno 111\] Connection refused$"):
        refused.connect()
    with pytest.raises(ConnectionRefusedError, match=r"^\[Errno 111\] Connect call failed \('192.0.2.1', 443\)$"):
        refused.connect(asynchronous=True)
    assert (RequestMade("CONNECT", "https://shop.example", 0),) == refused.player.ledger()


@pytest.mark.parametrize(
    ("host", "code", "words"),
    [
        ("shop.example", 62, "Hostname mismatch, certificate is not valid for 'shop.example'."),
        ("192.0.2.7", 64, "IP address mismatch, certificate is not valid for '192.0.2.7'."),
    ],
)
def test_a_name_mismatch_names_what_was_asked_for(host: str, code: int, words: str) -> None:
    end = far_end("tls-name-mismatch", host, url=f"https://{host}/")

    with pytest.raises(ssl.SSLCertVerificationError) as caught:
        end.handshake(None if host[0] == "1" else host, verifies=True, checks_host=True)
    assert (code, words) == (caught.value.verify_code, caught.value.verify_message)


def test_who_checks_no_name_minds_no_other() -> None:
    end = far_end("tls-name-mismatch")
    end.handshake("shop.example", verifies=True, checks_host=False)

    assert (Send(b"HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\npage"),) == end.take_request(b"GET / HTTP/1.1\r\n")


def test_a_connection_that_stood_before_is_reset() -> None:
    """As the catalogue says of faults before a request, once the connection is open."""
    end = FarEnd(Player(), "shop.example", 443)
    end.handshake("shop.example", verifies=False, checks_host=False)
    end.player.load([Exchange(Request("GET", "https://shop.example/"), Response(200, fault=Fault("tls-expired")))])
    end.player.begin(limit=1)

    assert (Ending.RESET,) == end.take_request(b"GET / HTTP/1.1\r\n")


def test_a_proxy_turns_to_its_target() -> None:
    end = far_end("silence", "proxy.example")

    opened = end.take_request(b"CONNECT shop.example:443 HTTP/1.1\r\n\r\n")
    end.handshake("shop.example", verifies=True, checks_host=True)
    end.take_request(b"GET / HTTP/1.1\r\n")

    assert (Send(b"HTTP/1.1 200 Connection established\r\n\r\n"),) == opened
    assert (RequestMade("GET", "https://shop.example/", 0),) == end.player.ledger()


@pytest.mark.parametrize("fault", ["dns-failure", "connection-refused"])
def test_a_proxy_says_so_when_it_cannot_reach_its_target(fault: str) -> None:
    """RFC 9110, section 15.6.3."""
    said = far_end(fault, "proxy.example").take_request(b"CONNECT shop.example:443 HTTP/1.1\r\n\r\n")

    assert (Send(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"), Ending.CLOSE) == said


def test_a_proxy_is_asked_by_the_whole_url() -> None:
    end = far_end("silence", "proxy.example", url="http://shop.example/")
    end.take_request(b"GET http://shop.example/ HTTP/1.1\r\n")

    assert [0] == [made.exchange for made in end.player.ledger()]
