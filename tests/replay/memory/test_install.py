"""Every client is answered from memory, and cannot tell it from a server."""

import asyncio
import gc
import gzip
import http.client
import http.server
import socket
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any

import aiohttp
import httpcore
import httpx
import msgspec
import pytest
import requests
import urllib3

from harness.model import Coding, Exchange, Response
from harness.replay import Player, RequestStorm, installed
from tests.replay.exchanges import ORIGIN, exchange

PAGE = "<p>caf\xe9</p>" * 10_000
EXCHANGES = (
    exchange("/page", body=PAGE.encode("latin-1"), reason="Fine", Content_Type="text/html; charset=latin-1", X_A="1"),
    exchange("/moved", 302, reason="Found", Location="/again", Set_Cookie="seen=yes; Path=/"),
    exchange("/again", 301, reason="Moved", Location=f"{ORIGIN}/page"),
    exchange("/loop", 302, reason="Found", Location="/loop"),
    exchange("/gone", 404, b"<h1>Gone</h1>", reason="Not Found"),
    exchange("/page", method="HEAD", X_A="head"),
    exchange("/form", 201, b"stored", method="POST", reason="Created"),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a client's user sees of an answer."""

    status: int
    reason: str
    url: str
    history: tuple[int, ...]
    text: str
    header: str
    cookies: dict[str, str]


@pytest.fixture(name="player")
def _player() -> Iterator[Player]:
    player = Player()
    player.load(EXCHANGES)
    player.begin(limit=100)
    with installed(player):
        yield player
        gc.collect()  # what a client left open is told here, and not in another test


def by_requests(path: str) -> Seen:
    with requests.Session() as session:
        answer = session.get(ORIGIN + path)
        history = tuple(past.status_code for past in answer.history)
        cookies = dict(session.cookies.items())
    header = answer.headers.get("X-A", "")
    return Seen(answer.status_code, answer.reason, answer.url, history, answer.text, header, cookies)


def of_httpx(answer: httpx.Response, cookies: httpx.Cookies) -> Seen:
    history = tuple(past.status_code for past in answer.history)
    header = answer.headers.get("X-A", "")
    return Seen(
        answer.status_code, answer.reason_phrase, str(answer.url), history, answer.text, header, dict(cookies.items())
    )


def by_httpx(path: str) -> Seen:
    with httpx.Client(follow_redirects=True) as client:
        return of_httpx(client.get(ORIGIN + path), client.cookies)


def by_async_httpx(path: str) -> Seen:
    async def fetch() -> Seen:
        async with httpx.AsyncClient(follow_redirects=True) as client:
            return of_httpx(await client.get(ORIGIN + path), client.cookies)

    return asyncio.run(fetch())


def by_aiohttp(path: str) -> Seen:
    async def fetch() -> Seen:
        jar = aiohttp.CookieJar(unsafe=True)  # takes cookies from an address
        async with aiohttp.ClientSession(cookie_jar=jar) as session, session.get(ORIGIN + path) as answer:
            history = tuple(past.status for past in answer.history)
            cookies = {cookie.key: cookie.value for cookie in jar}
            header = answer.headers.get("X-A", "")
            text = await answer.text()
            return Seen(answer.status, answer.reason or "", str(answer.url), history, text, header, cookies)

    return asyncio.run(fetch())


def by_urllib(path: str) -> Seen:
    jar = CookieJar()
    history: list[int] = []

    class Followed(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, request: Any, file: Any, code: int, *rest: Any) -> Any:
            history.append(code)
            return super().redirect_request(request, file, code, *rest)

    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar), Followed)
    try:
        answer = opener.open(ORIGIN + path)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        text = answer.read().decode(answer.headers.get_content_charset("utf-8"))
        cookies = {cookie.name: cookie.value or "" for cookie in jar}
        header = answer.headers.get("X-A", "")
        return Seen(answer.status, answer.reason, answer.url, tuple(history), text, header, cookies)


def by_urllib3(path: str) -> Seen:
    with urllib3.PoolManager() as pool:
        answer = pool.request("GET", ORIGIN + path)
    assert answer.retries is not None
    past = answer.retries.history
    charset = http.client.HTTPMessage()
    charset["Content-Type"] = answer.headers.get("Content-Type", "text/html")
    text = answer.data.decode(charset.get_content_charset("utf-8"))
    url = past[-1].redirect_location if past else ORIGIN + path
    statuses = tuple(step.status or 0 for step in past)
    # urllib3 keeps no cookies: what its user sees is nothing.
    return Seen(answer.status, answer.reason or "", url or "", statuses, text, answer.headers.get("X-A", ""), {})


CLIENTS = (by_requests, by_httpx, by_async_httpx, by_aiohttp, by_urllib, by_urllib3)
client = pytest.mark.parametrize("fetch", CLIENTS)
Fetch = Callable[[str], Seen]


@client
def test_a_page_is_seen_as_recorded(player: Player, fetch: Fetch) -> None:
    assert Seen(200, "Fine", f"{ORIGIN}/page", (), PAGE, "1", {}) == fetch("/page")
    assert [0] == [made.exchange for made in player.ledger()]


@client
@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_page_that_is_sent_compressed_is_the_same(player: Player, fetch: Fetch, coding: Coding) -> None:
    """To clients that undo the coding, and to urllib and bare urllib3, which ask for none."""
    player.load([msgspec.structs.replace(one, response=sent_in(coding, one.response)) for one in EXCHANGES[:1]])
    player.begin(limit=10)

    assert Seen(200, "Fine", f"{ORIGIN}/page", (), PAGE, "1", {}) == fetch("/page")


def sent_in(coding: Coding, response: Response) -> Response:
    return msgspec.structs.replace(response, coding=coding)


@pytest.mark.parametrize("accepts", ["gzip", "identity"])
def test_a_body_travels_as_it_was_asked_for(player: Player, accepts: str) -> None:
    player.load([msgspec.structs.replace(one, response=sent_in("gzip", one.response)) for one in EXCHANGES[:1]])
    player.begin(limit=10)

    with urllib.request.urlopen(
        urllib.request.Request(f"{ORIGIN}/page", headers={"Accept-Encoding": accepts})
    ) as answer:
        said, body = answer.headers["Content-Encoding"], answer.read()

    packed = accepts == "gzip"
    assert ("gzip" if packed else None, PAGE) == (said, (gzip.decompress(body) if packed else body).decode("latin-1"))


@client
def test_redirects_are_followed_with_history_and_cookies(player: Player, fetch: Fetch) -> None:
    cookies = {} if fetch is by_urllib3 else {"seen": "yes"}

    assert Seen(200, "Fine", f"{ORIGIN}/page", (302, 301), PAGE, "1", cookies) == fetch("/moved")
    assert [1, 2, 0] == [made.exchange for made in player.ledger()]


@client
def test_an_error_page_is_seen_as_recorded(player: Player, fetch: Fetch) -> None:
    assert Seen(404, "Not Found", f"{ORIGIN}/gone", (), "<h1>Gone</h1>", "", {}) == fetch("/gone")
    assert 1 == len(player.ledger())


@client
def test_what_was_not_recorded_is_an_empty_404(player: Player, fetch: Fetch) -> None:
    assert Seen(404, "Not Recorded", f"{ORIGIN}/else", (), "", "", {}) == fetch("/else")
    assert [-1] == [made.exchange for made in player.ledger()]


@client
def test_a_storm_ends_the_call(player: Player, fetch: Fetch) -> None:
    player.begin(limit=1)

    with pytest.raises(RequestStorm):
        fetch("/moved")

    assert player.storm


@client
def test_an_answer_is_not_changed_by_playing_it(player: Player, fetch: Fetch) -> None:
    assert fetch("/moved") == fetch("/moved")
    assert 6 == len(player.ledger())


def run(coroutine: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(coroutine)


async def aiohttp_get(path: str, **options: Any) -> None:
    async with aiohttp.ClientSession() as session, session.get(ORIGIN + path, **options):
        pass


@pytest.mark.parametrize(
    ("call", "exception"),
    [
        (lambda: requests.get(f"{ORIGIN}/gone", timeout=1).raise_for_status(), requests.HTTPError),
        (lambda: httpx.get(f"{ORIGIN}/gone").raise_for_status(), httpx.HTTPStatusError),
        (lambda: run(aiohttp_get("/gone", raise_for_status=True)), aiohttp.ClientResponseError),
        (lambda: urllib.request.urlopen(f"{ORIGIN}/gone"), urllib.error.HTTPError),
        (lambda: requests.get(f"{ORIGIN}/loop", timeout=1), requests.TooManyRedirects),
        (lambda: httpx.get(f"{ORIGIN}/loop", follow_redirects=True), httpx.TooManyRedirects),
        (lambda: run(aiohttp_get("/loop", max_redirects=3)), aiohttp.TooManyRedirects),
        (lambda: urllib.request.urlopen(f"{ORIGIN}/loop"), urllib.error.HTTPError),
        (lambda: urllib3.request("GET", f"{ORIGIN}/loop"), urllib3.exceptions.MaxRetryError),
    ],
)
def test_failures_are_the_client_s_own(player: Player, call: Callable[[], object], exception: type[Exception]) -> None:
    with pytest.raises(exception) as caught:
        call()

    assert player.ledger()
    if isinstance(caught.value, urllib.error.HTTPError):
        caught.value.close()


def test_aiohttp_stops_at_its_own_limit_of_redirects(player: Player) -> None:
    with pytest.raises(aiohttp.TooManyRedirects):
        run(aiohttp_get("/loop", max_redirects=3))

    assert 3 == len(player.ledger())


def test_an_exception_inside_with_urlopen_gets_out(player: Player) -> None:
    """vcrpy's answer swallows it."""
    with pytest.raises(ZeroDivisionError), urllib.request.urlopen(f"{ORIGIN}/page") as answer:
        _ = 1 / (answer.status - 200)

    assert 1 == len(player.ledger())


def test_a_head_request_has_no_body(player: Player) -> None:
    async def by_async_clients() -> list[tuple[str, bytes]]:
        async with aiohttp.ClientSession() as session, session.head(f"{ORIGIN}/page") as answer:
            return [(answer.headers["X-A"], await answer.read())]

    head = requests.head(f"{ORIGIN}/page", timeout=1)
    head_by_httpx = httpx.head(f"{ORIGIN}/page")

    seen = [(head.headers["X-A"], head.content), (head_by_httpx.headers["X-A"], head_by_httpx.content)]
    assert [("head", b"")] * 3 == seen + run(by_async_clients())
    assert [5, 5, 5] == [made.exchange for made in player.ledger()]


def test_a_posted_body_of_any_size_is_taken(player: Player) -> None:
    body = b"x" * 300_000

    async def parts() -> Any:
        for _ in range(3):
            yield body
            await asyncio.sleep(0)

    async def by_async_clients() -> list[int]:
        async with aiohttp.ClientSession() as session:
            first = await session.post(f"{ORIGIN}/form", data=body)
            second = await session.post(f"{ORIGIN}/form", data=parts())
        async with httpx.AsyncClient() as httpx_client:
            third = await httpx_client.post(f"{ORIGIN}/form", content=parts())
        return [first.status, second.status, third.status_code]

    statuses = [
        requests.post(f"{ORIGIN}/form", data=body, timeout=1).status_code,
        requests.post(f"{ORIGIN}/form", data=iter([body, body]), timeout=1).status_code,
        httpx.post(f"{ORIGIN}/form", content=body).status_code,
        *run(by_async_clients()),
    ]
    with urllib.request.urlopen(f"{ORIGIN}/form", body) as answer:
        statuses.append(answer.status)

    assert [201] * 7 == statuses
    assert 7 == len(player.ledger())


def test_bodies_can_be_streamed(player: Player) -> None:
    page = PAGE.encode("latin-1")

    async def by_async_clients() -> list[bytes]:
        async with aiohttp.ClientSession() as session, session.get(f"{ORIGIN}/page") as answer:
            start = await answer.content.read(10)
            rest = b"".join([part async for part in answer.content.iter_chunked(1000)])
        async with httpx.AsyncClient() as httpx_client, httpx_client.stream("GET", f"{ORIGIN}/page") as streamed:
            return [start + rest, b"".join([part async for part in streamed.aiter_bytes(1000)])]

    with requests.get(f"{ORIGIN}/page", stream=True, timeout=1) as answer:
        bodies = [b"".join(answer.iter_content(1000))]
    with requests.get(f"{ORIGIN}/page", stream=True, timeout=1) as answer:
        bodies.append(answer.raw.read(7) + answer.raw.read())
    with httpx.stream("GET", f"{ORIGIN}/page") as streamed:
        bodies.append(b"".join(streamed.iter_bytes(1000)))
    with urllib.request.urlopen(f"{ORIGIN}/page") as opened:
        bodies.append(opened.read(7) + b"".join(opened))

    assert [page] * 6 == bodies + run(by_async_clients())
    assert 6 == len(player.ledger())


def test_a_gzip_body_that_says_so_is_undone(player: Player) -> None:
    packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff\xcbH\xcd\xc9\xc9\x07\x00\x86\xa6\x106\x05\x00\x00\x00"
    player.load([exchange("/page", body=packed, Content_Encoding="gzip")])
    player.begin(limit=100)

    assert ["hello"] * 4 == [fetch("/page").text for fetch in (by_requests, by_httpx, by_aiohttp, by_urllib3)]


def test_pools_and_sessions_live_across_runs(player: Player) -> None:
    """What a scraper's module made before, and keeps, asks the player of the run it is used in."""
    pool, session = urllib3.PoolManager(), requests.Session()
    with httpx.Client() as kept, session, closing(http.client.HTTPConnection("127.0.0.1", 9)) as connection:
        for number in range(3):
            player.load([exchange("/page", body=b"%d" % number)])
            player.begin(limit=100)
            connection.request("GET", "/page")
            bodies = [
                pool.request("GET", f"{ORIGIN}/page").data,
                session.get(f"{ORIGIN}/page").content,
                kept.get(f"{ORIGIN}/page").content,
                connection.getresponse().read(),
            ]
            assert [b"%d" % number] * 4 == bodies
        assert 1 == pool.connection_from_url(ORIGIN).num_connections
    pool.clear()


def test_a_kept_connection_asks_the_player_that_is_installed() -> None:
    """A pool made under one player, or before any, is not answered by that one for ever."""
    bodies = []
    with urllib3.PoolManager() as pool:
        for body in (b"first", b"second"):
            player = Player()
            player.load([exchange("/page", body=body)])
            player.begin(limit=1)
            with installed(player):
                bodies.append(pool.request("GET", f"{ORIGIN}/page").data)

    assert [b"first", b"second"] == bodies


class Real(http.server.BaseHTTPRequestHandler):
    """A server on this machine that keeps connections open."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"real")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the overridden method's name
        pass


@pytest.fixture(name="origin")
def _origin() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Real) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_connections_opened_before_are_not_used(origin: str) -> None:
    """A live connection would reach its server past any guard: nothing connects, nothing is looked up."""
    player = Player()
    player.begin(limit=100)
    url = f"{origin}/"

    async def by_aiohttp_before_and_after() -> list[tuple[int, bytes]]:
        async with aiohttp.ClientSession() as session:
            async with session.get(url) as answer:
                before = (answer.status, await answer.read())
            with installed(player):
                async with session.get(url) as answer:
                    return [before, (answer.status, await answer.read())]

    assert [(200, b"real"), (404, b"")] == run(by_aiohttp_before_and_after())

    connection = http.client.HTTPConnection(origin.removeprefix("http://"))
    with requests.Session() as session, httpx.Client() as kept, closing(connection):

        def bodies() -> list[bytes]:
            connection.request("GET", "/")
            return [session.get(url).content, kept.get(url).content, connection.getresponse().read()]

        before = bodies()
        with installed(player):
            during = bodies()

    assert ([b"real"] * 3, [b""] * 3) == (before, during)
    assert [url] * 4 == [made.url for made in player.ledger()]


def test_a_connection_that_connects_in_its_own_way_is_served(player: Player) -> None:
    class Tuned(http.client.HTTPConnection):
        def connect(self) -> None:
            self.sock = socket.create_connection((self.host, self.port))

    with closing(Tuned("127.0.0.1", 9)) as connection:
        connection.request("GET", "/gone")

        assert b"<h1>Gone</h1>" == connection.getresponse().read()
    assert [4] == [made.exchange for made in player.ledger()]


def test_addresses_of_ipv6_are_told_as_urls(player: Player) -> None:
    with closing(http.client.HTTPConnection("[::1]:9")) as connection:
        connection.request("GET", "/")
        connection.getresponse().read()

    assert ["http://[::1]:9/"] == [made.url for made in player.ledger()]


def test_https_and_proxies_need_no_connection(player: Player, monkeypatch: pytest.MonkeyPatch) -> None:
    secure = exchange("/page")
    request = type(secure.request)("GET", "https://127.0.0.1:9/page")
    player.load([Exchange(request, EXCHANGES[0].response), *EXCHANGES])
    player.begin(limit=100)

    def fetch_all(url: str) -> list[int]:
        async def by_async_client() -> int:
            async with aiohttp.ClientSession(trust_env=True) as session, session.get(url) as answer:
                return answer.status

        with urllib.request.urlopen(url) as opened, urllib3.PoolManager() as pool:
            return [
                requests.get(url, timeout=1).status_code,
                httpx.get(url).status_code,
                run(by_async_client()),
                opened.status,
                pool.request("GET", url).status,
            ]

    direct = fetch_all(request.url)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:10")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:10")
    proxied = fetch_all(request.url) + fetch_all(f"{ORIGIN}/page")

    assert ([200] * 5, [200] * 10) == (direct, proxied)
    assert not [made for made in player.ledger() if made.exchange < 0]


def test_the_clients_are_put_back() -> None:
    owners = (
        http.client.HTTPConnection,
        http.client.HTTPSConnection,
        urllib3.connection.HTTPConnection,
        urllib3.connection.HTTPSConnection,
        urllib3.util.connection,
        aiohttp.BaseConnector,
        aiohttp.TCPConnector,
        aiohttp.UnixConnector,
        httpcore.SyncBackend,
        httpcore.AnyIOBackend,
        httpcore.ConnectionPool,
        httpcore.AsyncConnectionPool,
        ssl.SSLContext,
    )
    before = [dict(vars(owner)) for owner in owners]

    with installed(Player()):
        during = [dict(vars(owner)) for owner in owners]

    assert before == [dict(vars(owner)) for owner in owners]
    assert all(old != new for old, new in zip(before, during, strict=True))
