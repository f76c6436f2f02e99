"""A worker that is served on the wire: the same outcomes, each client's own errors, and nothing past the server."""

from pathlib import Path

import pytest

from harness.model import Case, Exchange, Fault, Overlay, Request, Response
from harness.sandbox import Sandbox
from tests.replay.tripwire import connections, tripwire

PAGE = Response(200, (("Content-Type", "text/html"),), b"<h1>Kettle</h1>", "OK")
SCRAPERS = """
import asyncio, socket, threading, urllib.request
import aiohttp, httpx, requests, urllib3

def by_requests(url): return {"name": requests.get(url, timeout=9).text}
def by_httpx(url): return {"name": httpx.get(url).text}
def by_urllib(url):
    with urllib.request.urlopen(url, timeout=9) as answer: return {"name": answer.read().decode()}
def by_urllib3(url): return {"name": urllib3.request("GET", url, timeout=9, retries=False).data.decode()}
async def by_aiohttp(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer: return {"name": await answer.text()}
async def by_httpx_async(url):
    async with httpx.AsyncClient() as client: return {"name": (await client.get(url)).text}
def by_thread(url):
    found = []
    thread = threading.Thread(target=lambda: found.append(requests.get(url, timeout=9).text))
    thread.start(); thread.join()
    return {"name": found[0]}
def to_a_port(url):
    socket.create_connection((url.split("/")[2], 8125)).close()
def to_this_machine(url):
    socket.create_connection(("127.0.0.1", int(url.rpartition("=")[2]))).close()
def to_tls_in_the_clear_once(url):
    global named
    if "named" in globals(): return by_requests(url)
    named = True
    with socket.create_connection((url.split("/")[2], 443), timeout=9) as connection:
        connection.sendall(b"HELO shop\\r\\n")
        connection.recv(1)
def patient(url):
    import time
    requests.get(url, timeout=9)
    time.sleep(3600)
    return {"name": requests.get(url, timeout=9).text}
def until_ok(url):
    while not requests.get(url, timeout=9).ok: pass
"""
CLIENTS = ["by_requests", "by_httpx", "by_urllib", "by_urllib3", "by_aiohttp", "by_httpx_async", "by_thread"]


def case(url: str = "https://shop.example/kettle", response: Response = PAGE) -> Case:
    return Case("kettle", "kettle.yaml", url, (Exchange(Request("GET", url), response),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shop.py").write_text(SCRAPERS)
    return tmp_path


def sandbox(folder: Path, name: str) -> Sandbox:
    return Sandbox(f"shop:{name}", search_path=[str(folder)], timeout=5, wire=True)


@pytest.mark.parametrize("name", CLIENTS)
@pytest.mark.parametrize("url", ["https://shop.example/kettle", "http://shop.example:8080/kettle"])
def test_each_client_is_served_without_settings_of_its_own(folder: Path, name: str, url: str) -> None:
    with sandbox(folder, name) as worker:
        worker.open(case(url))
        outcome = worker.run()
    assert ("items", ({"name": "<h1>Kettle</h1>"},), ()) == (outcome.kind, outcome.items, outcome.escapes)
    assert [("GET", url, 0)] == [(made.method, made.url, made.exchange) for made in outcome.requests]


AIODNS = """
class error:
    class DNSError(Exception): pass
class DNSResolver:
    def __init__(self, *_args, **_options): pass
    async def getaddrinfo(self, *_args, **_options): raise error.DNSError(1, "asked a name server")
    gethostbyname = query = getaddrinfo
    def cancel(self): pass
"""


def test_aiohttp_asks_no_name_server_where_aiodns_is_installed(folder: Path) -> None:
    (folder / "aiodns.py").write_text(AIODNS)
    with sandbox(folder, "by_aiohttp") as worker:
        worker.open(case())
        outcome = worker.run()
    assert ("items", None) == (outcome.kind, outcome.exception)


@pytest.mark.parametrize(
    ("fault", "name", "exception"),
    [
        ("dns-failure", "by_requests", "requests.exceptions.ConnectionError"),
        ("connection-refused", "by_httpx", "httpx.ConnectError"),
        ("connection-refused", "by_aiohttp", "aiohttp.client_exceptions.ClientConnectorError"),
        ("tls-expired", "by_urllib", "urllib.error.URLError"),
        ("tls-name-mismatch", "by_requests", "requests.exceptions.SSLError"),
        ("tls-self-signed", "by_aiohttp", "aiohttp.client_exceptions.ClientConnectorCertificateError"),
        ("reset-before-headers", "by_requests", "requests.exceptions.ConnectionError"),
        ("short-body", "by_urllib", "http.client.IncompleteRead"),
        ("silence", "by_httpx", "httpx.ReadTimeout"),
    ],
)
def test_a_fault_is_the_clients_own_error_and_leaves_nothing_behind(
    folder: Path, fault: str, name: str, exception: str
) -> None:
    with sandbox(folder, name) as worker:
        worker.open(case())
        failed = worker.run([Overlay(0, Response(200, PAGE.headers, PAGE.body, fault=Fault(fault)))])
        after = worker.run()
    assert failed.exception is not None
    assert ("refusal", exception) == (failed.kind, failed.exception.type)
    assert failed.requests
    assert "items" == after.kind


def test_what_is_no_page_is_refused_and_told(folder: Path) -> None:
    with sandbox(folder, "to_a_port") as worker:
        worker.open(case())
        assert ("resolve shop.example",) == worker.run().escapes


def test_what_was_no_page_is_told_of_its_own_run_alone(folder: Path) -> None:
    with sandbox(folder, "to_tls_in_the_clear_once") as worker:
        worker.open(case())
        assert ("send HELO shop\\r\\n",) == worker.run().escapes
        after = worker.run()
        assert ("items", ()) == (after.kind, after.escapes)
        worker.restart()
        assert ("send HELO shop\\r\\n",) == worker.run().escapes


def test_nothing_reaches_a_port_of_this_machine(folder: Path) -> None:
    with tripwire() as listener:
        port = listener.getsockname()[1]
        with sandbox(folder, "to_this_machine") as worker:
            worker.open(case(f"https://shop.example/?port={port}"))
            outcome = worker.run()
        assert (f"connect 127.0.0.1:{port}",) == outcome.escapes
        assert 0 == connections(listener)


def test_requests_without_end_are_a_storm(folder: Path) -> None:
    with sandbox(folder, "until_ok") as worker:
        worker.open(case(response=Response(503)))
        outcome = worker.run(request_limit=20)
    assert (True, 20) == (outcome.storm, len(outcome.requests))


def test_a_closed_sandbox_serves_again(folder: Path) -> None:
    worker = sandbox(folder, "by_requests")
    for _ in range(2):
        worker.open(case())
        assert "items" == worker.run().kind
        worker.close()


def test_what_is_slept_passes_between_requests(folder: Path) -> None:
    """The server lives in another process than the clock, and a fresh process has slept nothing."""
    with sandbox(folder, "patient") as opened:
        opened.open(case())
        for _ in range(2):
            first, second = opened.run().requests
            assert (0.0, 200, 3600.0) == (first.wait, second.status, round((second.at or 0) - (first.at or 0), -2))
            opened.restart()
