"""Each fault reaches a client as its own error, or as the page, in bounded time; and the server lives on."""

import ssl
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
import pytest
import requests
import urllib3

from harness.delivery import FAULTS
from harness.model import Exchange, Fault
from harness.replay.wire import Wire
from tests.replay.wire.wires import HOST, asked, connected, get, page, said, serving, to_the_end, trusting

BODY = b"<h1>A page of some length</h1>" * 100
MOST = 1 << 20
"""Bytes of a body that are looked at: a bomb would fill the memory."""
QUICK: dict[str, Any] = {"pace": 0.002, "longest_pause": 0.2}

DELIVERED = {"slow-drip", "http-1.0", "100-continue", "wrong-charset", "missing-charset"}
"""Faults under which the page arrives whole."""
STRANGE = {
    "informational-storm",
    "body-after-204",
    "redirect-to-private-address",
    "huge-header",
    "invalid-header",
    "huge-cookies",
    "gzip-bomb",
}
"""Faults that one client takes for an answer, and another for none."""


def faulty(name: str, scheme: str = "http") -> Exchange:
    return page("/a", BODY, scheme=scheme, fault=Fault(name), Content_Type="text/html; charset=utf-8")


def by_urllib3(wire: Wire, url: str) -> tuple[int, bytes]:
    with urllib3.ProxyManager(f"http://127.0.0.1:{wire.address[1]}", ca_certs=str(wire.ca), retries=False) as pool:
        answer = pool.request("GET", url, preload_content=False, timeout=10)
        try:
            return answer.status, answer.read(MOST, decode_content=True)
        finally:
            answer.close()


def by_httpx(wire: Wire, url: str) -> tuple[int, bytes]:
    context = ssl.create_default_context(cafile=wire.ca)
    body = b""
    with (
        httpx.Client(proxy=f"http://127.0.0.1:{wire.address[1]}", verify=context, timeout=10) as client,
        client.stream("GET", url) as answer,
    ):
        for piece in answer.iter_bytes(MOST):
            body += piece
            if len(body) >= MOST:
                break
        return answer.status_code, body


Fetch = Callable[[Wire, str], tuple[int, bytes]]


@pytest.mark.parametrize("fetch", [by_urllib3, by_httpx])
@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("name", [kind.name for kind in FAULTS if kind.phase == "answer"])
def test_a_fault_of_the_answer(name: str, scheme: str, fetch: Fetch) -> None:
    with serving(faulty(name, scheme), page("/b", scheme=scheme), **QUICK) as (wire, player):
        started = time.monotonic()
        try:
            answer = fetch(wire, f"{scheme}://{HOST}/a")
        except (urllib3.exceptions.HTTPError, httpx.HTTPError):
            answer = (0, b"")

        assert time.monotonic() < started + 8
        assert [("GET", f"{scheme}://{HOST}/a", 0)] == asked(player)
        if name not in STRANGE:
            assert (answer == (200, BODY)) == (name in DELIVERED)
        assert (200, b"page") == fetch(wire, f"{scheme}://{HOST}/b")


@pytest.mark.parametrize(("name", "code"), [("tls-name-mismatch", 62), ("tls-expired", 10), ("tls-self-signed", 20)])
def test_a_faulty_certificate(name: str, code: int) -> None:
    """Straight to the server with OpenSSL's own reason, and through the proxy."""
    with serving(faulty(name, "https"), page("/", scheme="https"), **QUICK) as (wire, player):
        with pytest.raises(ssl.SSLCertVerificationError) as refused:
            trusting(wire)
        with pytest.raises(requests.exceptions.SSLError, match="CERTIFICATE_VERIFY_FAILED"):
            by_requests(wire)

        assert code == refused.value.verify_code
        assert [("CONNECT", f"https://{HOST}", 0)] * 2 == asked(player)


def test_an_alert_in_place_of_a_handshake() -> None:
    with serving(faulty("tls-alert", "https")) as (wire, player):
        with pytest.raises(ssl.SSLError, match="HANDSHAKE_FAILURE"):
            trusting(wire)
        with pytest.raises(requests.exceptions.SSLError, match="HANDSHAKE_FAILURE"):
            by_requests(wire)

        assert [("CONNECT", f"https://{HOST}", 0)] * 2 == asked(player)


def by_requests(wire: Wire, url: str = f"https://{HOST}/a") -> requests.Response:
    proxies = dict.fromkeys(("http", "https"), f"http://127.0.0.1:{wire.address[1]}")
    return requests.get(url, proxies=proxies, verify=str(wire.ca), timeout=10)


@pytest.mark.parametrize("name", ["tls-name-mismatch", "tls-expired", "tls-self-signed"])
def test_who_does_not_look_at_certificates_gets_the_page(name: str) -> None:
    """As from a real server: what the client makes of the page is what is then judged."""
    with serving(faulty(name, "https")) as (wire, player), trusting(wire, verify=False) as connection:
        connection.sendall(get("/a", "Connection: close"))

        assert to_the_end(connection).endswith(BODY)
        assert [("CONNECT", f"https://{HOST}", 0), ("GET", f"https://{HOST}/a", 0)] == asked(player)


@pytest.mark.parametrize(
    ("name", "reason"), [("dns-failure", "Host Name Not Resolved"), ("connection-refused", "Connection Refused")]
)
class TestUnreachable:
    def test_a_proxy_says_so_to_connect(self, name: str, reason: str) -> None:
        with serving(faulty(name, "https")) as (wire, player):
            with pytest.raises(requests.exceptions.ProxyError, match=f"502 {reason}"):
                by_requests(wire)

            assert [("CONNECT", f"https://{HOST}", 0)] == asked(player)

    def test_a_proxy_says_so_to_a_request(self, name: str, reason: str) -> None:
        with serving(faulty(name)) as (wire, player):
            answer = by_requests(wire, f"http://{HOST}/a")

            assert (502, reason) == (answer.status_code, answer.reason)
            assert [("CONNECT", f"http://{HOST}", 0)] == asked(player)

    def test_a_proxy_says_so_to_connect_for_plain_http(self, name: str, reason: str) -> None:
        with serving(faulty(name)) as (wire, _):
            answer = said(wire, get(f"{HOST}:80", method="CONNECT"))

            assert answer.startswith(f"HTTP/1.1 502 {reason}\r\n".encode())

    @pytest.mark.parametrize("secure", [True, False])
    def test_an_origin_resets(self, name: str, reason: str, secure: bool) -> None:  # noqa: ARG002 - of the class
        with serving(faulty(name, "https" if secure else "http")) as (wire, player):
            with pytest.raises(ConnectionResetError):
                trusting(wire) if secure else said(wire, get("/a"))

            assert ["CONNECT"] == [method for method, _, _ in asked(player)]


def test_a_handshake_that_was_to_fail_and_never_comes() -> None:
    with serving(faulty("tls-expired", "https")) as (wire, _), pytest.raises(ConnectionResetError):
        said(wire, get(f"{HOST}:443", method="CONNECT") + get("/a"))


def test_connections_that_fail_without_end_are_a_storm() -> None:
    with serving(faulty("connection-refused", "https"), limit=1) as (wire, player):
        connect = get(f"{HOST}:443", method="CONNECT")
        said(wire, connect)
        assert not player.storm
        for attempt in (partial(said, wire, connect), partial(trusting, wire)):
            with pytest.raises(ConnectionResetError):
                attempt()

        assert player.storm


def test_a_handshake_that_was_to_fail_when_it_is_long_past() -> None:
    """A client keeps its connections from one run to the next."""
    recorded = page("/a", BODY, scheme="https")
    with serving(recorded) as (wire, player), requests.Session() as session:
        session.proxies = dict.fromkeys(("http", "https"), f"http://127.0.0.1:{wire.address[1]}")
        session.verify = str(wire.ca)
        session.trust_env = False
        first = session.get(f"https://{HOST}/a", timeout=10)
        player.load([faulty("tls-expired", "https")])
        player.begin(limit=10)

        assert BODY == first.content
        with pytest.raises(requests.exceptions.ConnectionError):
            session.get(f"https://{HOST}/a", timeout=10)
        assert [("GET", f"https://{HOST}/a", 0)] == asked(player)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
def test_no_session_is_resumed_past_a_faulty_certificate(version: ssl.TLSVersion) -> None:
    """A client that keeps its sessions would not look at it."""
    context = ssl.create_default_context()
    with serving(page("/a", scheme="https")) as (wire, player):
        context.load_verify_locations(wire.ca)
        context.maximum_version = context.minimum_version = version
        with context.wrap_socket(connected(wire), server_hostname=HOST) as connection:
            connection.sendall(get("/a", "Connection: close"))
            assert to_the_end(connection).endswith(b"page")
            session = connection.session
        player.load([faulty("tls-expired", "https")])
        player.begin(limit=10)

        with connected(wire) as plain, pytest.raises(ssl.SSLCertVerificationError):
            context.wrap_socket(plain, server_hostname=HOST, session=session)


def test_a_pause_takes_its_time_at_the_pace_that_is_asked_for() -> None:
    with serving(faulty("slow-drip"), pace=0.05) as (wire, _):
        started = time.monotonic()
        answer = said(wire, get("/a", "Connection: close"))

        assert answer.endswith(BODY)
        assert time.monotonic() - started >= 1.0


def test_a_silence_ends_when_the_client_goes() -> None:
    with serving(faulty("silence"), page("/b")) as (wire, player):
        for _ in range(3):
            with connected(wire) as connection:
                connection.sendall(get("/a"))
        started = time.monotonic()
        while len(player.ledger()) < 3 or wire._guests._since:
            assert time.monotonic() < started + 5
            time.sleep(0.01)


def test_what_is_sent_into_a_silence_is_dropped() -> None:
    with serving(faulty("silence"), **QUICK) as (wire, player), connected(wire) as connection:
        connection.sendall(get("/a") + get("/b"))
        with pytest.raises(ConnectionResetError):
            to_the_end(connection)

        assert 1 == len(player.ledger())
