"""Connections are dropped, refused by proxies and made in odd ways, and each client does what it does in the open."""

import asyncio
import contextlib
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import aiohttp
import httpcore
import httpx
import pytest
import requests
import urllib3

from harness.model import Exchange, Fault, Request, Response
from harness.replay import Player, RequestStorm, installed
from tests.replay.exchanges import ORIGIN, exchange

SECURE = "https://shop.example"


def with_fault(url: str, fault: str) -> Exchange:
    return Exchange(Request("GET", url), Response(200, body=b"page", fault=Fault(fault)))


@pytest.fixture(name="player")
def _player() -> Iterator[Player]:
    player = Player()
    player.load(
        [
            with_fault(f"{ORIGIN}/dropped", "body-after-204"),
            exchange("/page", body=b"page"),
            with_fault(f"{SECURE}/", "connection-refused"),
        ]
    )
    player.begin(limit=20)
    with installed(player):
        yield player


def twice_with_requests(first: str, second: str) -> list[int]:
    with requests.Session() as session:
        return [session.get(url, timeout=1).status_code for url in (first, second)]


def twice_with_urllib3(first: str, second: str) -> list[int]:
    with urllib3.PoolManager() as pool:
        return [pool.request("GET", url, retries=False).status for url in (first, second)]


def twice_with_httpx(first: str, second: str) -> list[int]:
    with httpx.Client() as kept:
        return [kept.get(url).status_code for url in (first, second)]


def twice_with_async_httpx(first: str, second: str) -> list[int]:
    async def fetch() -> list[int]:
        async with httpx.AsyncClient() as kept:
            return [(await kept.get(url)).status_code for url in (first, second)]

    return asyncio.run(fetch())


@pytest.mark.parametrize("twice", [twice_with_requests, twice_with_urllib3, twice_with_httpx, twice_with_async_httpx])
def test_a_pool_does_not_use_a_connection_that_was_closed(
    player: Player, twice: Callable[[str, str], list[int]]
) -> None:
    """aiohttp takes what follows a 204 for another answer, and so would not get as far."""
    assert [204, 200] == twice(f"{ORIGIN}/dropped", f"{ORIGIN}/page")
    assert [0, 1] == [made.exchange for made in player.ledger()]


async def get_with_async_httpx(url: str) -> None:
    async with httpx.AsyncClient() as kept:
        await kept.get(url)


async def get_with_aiohttp(url: str) -> None:
    async with aiohttp.ClientSession(trust_env=True) as session, session.get(url):
        pass


@pytest.mark.parametrize(
    ("fetch", "error"),
    [
        (lambda url: requests.get(url, timeout=1), requests.exceptions.ProxyError),
        (httpx.get, httpx.ProxyError),
        (lambda url: asyncio.run(get_with_aiohttp(url)), aiohttp.ClientHttpProxyError),
        # urlopen keeps the opener that it made first, with the proxies of that time
        (lambda url: urllib.request.build_opener().open(url), urllib.error.URLError),
    ],
)
@pytest.mark.usefixtures("player")
def test_a_proxy_that_reaches_no_origin_is_told_as_such(
    fetch: Callable[[str], Any], error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:10")

    with pytest.raises(error, match="502"):
        fetch(f"{SECURE}/")


@pytest.mark.parametrize(
    "fetch",
    [
        lambda url: requests.get(url, timeout=1),
        lambda url: urllib3.request("GET", url),
        urllib.request.urlopen,
        httpx.get,
        lambda url: asyncio.run(get_with_async_httpx(url)),
        lambda url: asyncio.run(get_with_aiohttp(url)),
    ],
)
def test_connecting_without_end_is_a_storm(player: Player, fetch: Callable[[str], Any]) -> None:
    """Which gets through whatever a client does with its own exceptions."""

    def connect_without_end() -> None:
        for _ in range(1000):
            with contextlib.suppress(Exception):
                fetch(f"{SECURE}/")

    with pytest.raises(RequestStorm):
        connect_without_end()
    assert player.storm
    assert {"CONNECT"} == {made.method for made in player.ledger()}


def test_a_connector_of_aiohttp_to_a_path_is_served(player: Player) -> None:
    async def fetch() -> bytes:
        connector = aiohttp.UnixConnector("/nowhere")
        async with aiohttp.ClientSession(connector=connector) as session, session.get(f"{ORIGIN}/page") as answer:
            return await answer.read()

    assert b"page" == asyncio.run(fetch())
    assert [1] == [made.exchange for made in player.ledger()]


def test_a_connection_of_urllib3_that_finds_its_socket_in_its_own_way_is_served(player: Player) -> None:
    class Roundabout(urllib3.connection.HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return socket.create_connection(("127.0.0.1", 9))

    class Pool(urllib3.HTTPConnectionPool):
        ConnectionCls = Roundabout

    with Pool("127.0.0.1", 9) as pool:
        assert b"page" == pool.request("GET", "/page").data
    assert [1] == [made.exchange for made in player.ledger()]


@pytest.mark.usefixtures("player")
def test_who_speaks_nothing_but_http2_is_answered_in_http1() -> None:
    with httpcore.ConnectionPool(http1=False, http2=True) as pool:
        answer = pool.request("GET", f"{ORIGIN}/page")

    assert (200, b"page", b"HTTP/1.1") == (answer.status, answer.content, answer.extensions["http_version"])


def test_connections_of_async_pools_opened_before_are_not_used() -> None:
    """Under another player, whose answers they would give."""

    async def fetch() -> list[bytes]:
        bodies = []
        async with httpx.AsyncClient() as kept:
            for body in (b"first", b"second"):
                player = Player()
                player.load([exchange("/page", body=body)])
                player.begin(limit=1)
                with installed(player):
                    bodies.append((await kept.get(f"{ORIGIN}/page")).content)
        return bodies

    assert [b"first", b"second"] == asyncio.run(fetch())
