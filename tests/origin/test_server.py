"""The origin answers over TLS with exactly the page of its table."""

import gzip
import http.client
import socket
import ssl
from pathlib import Path

import pytest

from tests.origin.page import Page
from tests.origin.server import Origin, serve

PLAIN = Page(
    "https://one.example/a?b=1&c=2", b"<p>one</p>", headers=(("Content-Type", "text/html"), ("Set-Cookie", "a=1"))
)
OTHER = Page("https://two.example/a?b=1&c=2", b"<p>two</p>", 403, "Forbidden", (("server", "other"),))


def ask(origin: Origin, host: str, path: str, **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    context = ssl.create_default_context(cafile=origin.ca)
    with (
        socket.create_connection(origin.address, timeout=10) as plain,
        context.wrap_socket(plain, server_hostname=host) as sock,
    ):
        lines = [f"GET {path} HTTP/1.1", f"Host: {host}", *(f"{name}: {value}" for name, value in headers.items())]
        sock.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode())
        response = http.client.HTTPResponse(sock)
        response.begin()
        return response, response.read()


def test_answers_by_host_path_and_query(tmp_path: Path) -> None:
    with serve((PLAIN, OTHER), folder=tmp_path) as origin:
        one, first = ask(origin, "one.example", "/a?b=1&c=2")
        two, second = ask(origin, "two.example", "/a?b=1&c=2")
        none, _ = ask(origin, "one.example", "/a?b=1")
    assert (200, b"<p>one</p>") == (one.status, first)
    assert (403, "Forbidden", b"<p>two</p>") == (two.status, two.reason, second)
    assert 404 == none.status


def test_headers_are_the_same_every_time_and_the_pages_own_win(tmp_path: Path) -> None:
    with serve((PLAIN, OTHER), folder=tmp_path) as origin:
        first, again = (ask(origin, "one.example", "/a?b=1&c=2")[0].getheaders() for _ in range(2))
        other, _ = ask(origin, "two.example", "/a?b=1&c=2")
    assert first == again
    assert ("Set-Cookie", "a=1") in first
    assert ["other"] == other.headers.get_all("Server")


def test_compresses_for_clients_that_accept_it(tmp_path: Path) -> None:
    with serve((PLAIN,), folder=tmp_path) as origin:
        response, body = ask(origin, "one.example", "/a?b=1&c=2", **{"Accept-Encoding": "gzip, br"})
    assert "gzip" == response.getheader("Content-Encoding")
    assert PLAIN.body == gzip.decompress(body)


@pytest.mark.parametrize("status", [204, 304])
def test_ends_an_answer_without_body_after_its_fields(status: int, tmp_path: Path) -> None:
    with serve((Page(PLAIN.url, b"", status, ""),), folder=tmp_path) as origin:
        response, body = ask(origin, "one.example", "/a?b=1&c=2", **{"Accept-Encoding": "gzip"})
    assert (status, b"") == (response.status, body)
    assert {"Content-Length", "Content-Encoding", "Transfer-Encoding"}.isdisjoint(response.headers)


def test_sends_a_part_of_a_page_as_it_is(tmp_path: Path) -> None:
    part = Page(PLAIN.url, PLAIN.body[:5], 206, "Partial Content", (("Content-Range", "bytes 0-4/10"),))
    with serve((part,), folder=tmp_path) as origin:
        response, body = ask(origin, "one.example", "/a?b=1&c=2", **{"Accept-Encoding": "gzip"})
    assert (206, b"<p>on") == (response.status, body)
    assert ("bytes 0-4/10", None) == (response.getheader("Content-Range"), response.getheader("Content-Encoding"))


@pytest.mark.parametrize("url", ["http://one.example/", "https://one.example:8443/", "https:///path"])
def test_refuses_a_page_that_it_cannot_serve(url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="https on the usual port"), serve((Page(url, b""),), folder=tmp_path):
        pass


def test_refuses_two_pages_with_one_url(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one URL"), serve((PLAIN, PLAIN), folder=tmp_path):
        pass


@pytest.mark.parametrize("status", [204, 304])
def test_refuses_a_body_where_none_can_be_sent(status: int, tmp_path: Path) -> None:
    page = Page(PLAIN.url, b"text", status, "")
    with pytest.raises(ValueError, match=f"status {status} has no body"), serve((page,), folder=tmp_path):
        pass
