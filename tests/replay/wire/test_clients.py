"""Every client is served over http and https, through the proxy and straight, by what the environment says alone."""

import asyncio
import errno
import gzip
import http.client
import json
import os
import shutil
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import aiohttp
import httpx
import msgspec
import pytest
import requests
import urllib3

from harness.model import Fault, Overlay
from harness.replay import Player
from harness.replay.wire import Wire
from tests.replay.tripwire import REPO, run
from tests.replay.wire.wires import HOST, asked, page, serving

BODY = "<p>café</p>".encode() * 20_000
EXCHANGES = tuple(
    exchange
    for scheme in ("http", "https")
    for exchange in (
        page("/page", BODY, scheme=scheme, Content_Type="text/html; charset=utf-8"),
        page("/moved", b"", 302, scheme=scheme, Location="/page"),
        page("/form", b"stored", 201, method="POST", scheme=scheme),
    )
)
PACKED = msgspec.structs.replace(EXCHANGES[0].response, coding="gzip")
"""The page as it is sent to who accepts gzip."""
UPLOAD = b"x" * 1_000_000

Answer = tuple[int, bytes]
Fetch = Callable[[Wire, str, str, bytes | None], Answer]


@pytest.fixture(name="served", scope="module")
def _served() -> Iterator[tuple[Wire, Player]]:
    with serving(*EXCHANGES) as served:
        yield served


@pytest.fixture(name="wire")
def _wire(served: tuple[Wire, Player], monkeypatch: pytest.MonkeyPatch) -> Wire:
    wire, player = served
    player.begin(limit=100)
    for name, value in wire.environment.items():
        monkeypatch.setenv(name, value)
    return wire


def proxy(wire: Wire) -> str:
    return f"http://127.0.0.1:{wire.address[1]}"


def by_requests(_wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    with requests.Session() as session:
        answer = session.request(method, url, data=body)
        return answer.status_code, answer.content


def by_httpx(_wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    with httpx.Client(follow_redirects=True) as client:
        answer = client.request(method, url, content=body)
        return answer.status_code, answer.content


def by_async_httpx(_wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    async def fetch() -> Answer:
        async with httpx.AsyncClient(follow_redirects=True) as client:
            answer = await client.request(method, url, content=body)
            return answer.status_code, answer.content

    return asyncio.run(fetch())


def by_aiohttp(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    """With a context of its own, because aiohttp made its usual one when it was imported."""
    context = ssl.create_default_context(cafile=wire.ca)

    async def fetch() -> Answer:
        async with (
            aiohttp.ClientSession(trust_env=True) as session,
            session.request(method, url, data=body, ssl=context) as answer,
        ):
            return answer.status, await answer.read()

    return asyncio.run(fetch())


def by_aiohttp_with_proxy(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    context = ssl.create_default_context(cafile=wire.ca)

    async def fetch() -> Answer:
        async with (
            aiohttp.ClientSession() as session,
            session.request(method, url, data=body, ssl=context, proxy=proxy(wire)) as answer,
        ):
            return answer.status, await answer.read()

    return asyncio.run(fetch())


def by_urllib(_wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    request = urllib.request.Request(url, data=body, method=method)
    try:
        with urllib.request.build_opener().open(request) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def by_urllib3(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    with urllib3.ProxyManager(proxy(wire), ca_certs=str(wire.ca)) as pool:
        answer = pool.request(method, url, body=body)
        return answer.status, answer.data


def by_http_client(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    """Straight to the server, as a client whose connections were redirected: no proxy, no CONNECT."""
    scheme, _, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    connection = http.client.HTTPConnection(*wire.address, timeout=20)
    connection.connect()
    if scheme == "https":
        context = ssl.create_default_context(cafile=wire.ca)
        connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
    try:
        for _ in range(2):
            connection.request(method, slash + path, body, {"Host": host})
            answer = connection.getresponse()
            found = answer.status, answer.read()
            path = (answer.getheader("Location") or path).removeprefix("/")
        return found
    finally:
        connection.close()


def by_curl(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    return _curl(wire, method, url, body)


def by_curl_straight(wire: Wire, method: str, url: str, body: bytes | None) -> Answer:
    return _curl(wire, method, url, body, "--noproxy", "*", "--connect-to", f"::127.0.0.1:{wire.address[1]}")


def _curl(wire: Wire, method: str, url: str, body: bytes | None, *further: str) -> Answer:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    upload = ["--data-binary", "@-"] if body is not None else []
    command = [curl, "-sSL", "-m", "20", "-X", method, *upload, "-w", "%{http_code}", *further, url]
    environment = {"PATH": os.environ["PATH"], **wire.environment}
    told = subprocess.run(command, env=environment, input=body, capture_output=True, timeout=30, check=False)
    assert told.stderr == b""
    return int(told.stdout[-3:]), told.stdout[:-3]


CLIENTS: tuple[Fetch, ...] = (
    by_requests,
    by_httpx,
    by_async_httpx,
    by_aiohttp,
    by_aiohttp_with_proxy,
    by_urllib,
    by_urllib3,
    by_http_client,
    by_curl,
    by_curl_straight,
)
client = pytest.mark.parametrize("fetch", CLIENTS)
scheme = pytest.mark.parametrize("scheme", ["http", "https"])


@client
@scheme
def test_a_page(wire: Wire, served: tuple[Wire, Player], fetch: Fetch, scheme: str) -> None:
    assert (200, BODY) == fetch(wire, "GET", f"{scheme}://{HOST}/page", None)
    assert {("GET", 0 if scheme == "http" else 3)} == {(method, index) for method, _, index in asked(served[1])}


@client
def test_a_page_that_is_sent_compressed(wire: Wire, served: tuple[Wire, Player], fetch: Fetch) -> None:
    """To clients that undo it, and to those that ask for none; curl by itself is one of these."""
    served[1].begin([Overlay(0, PACKED)], limit=10)

    assert (200, BODY) == fetch(wire, "GET", f"http://{HOST}/page", None)


def test_curl_is_sent_what_it_asks_for(wire: Wire, served: tuple[Wire, Player]) -> None:
    served[1].begin([Overlay(0, PACKED)], limit=10)
    status, sent = _curl(wire, "GET", f"http://{HOST}/page", None, "-H", "Accept-Encoding: gzip")

    assert (200, BODY) == (status, gzip.decompress(sent))


@client
@scheme
def test_a_redirect(wire: Wire, fetch: Fetch, scheme: str) -> None:
    assert (200, BODY) == fetch(wire, "GET", f"{scheme}://{HOST}/moved", None)


@client
@scheme
def test_an_upload(wire: Wire, fetch: Fetch, scheme: str) -> None:
    assert (201, b"stored") == fetch(wire, "POST", f"{scheme}://{HOST}/form", UPLOAD)


@client
@scheme
def test_what_was_not_recorded(wire: Wire, served: tuple[Wire, Player], fetch: Fetch, scheme: str) -> None:
    assert (404, b"") == fetch(wire, "GET", f"{scheme}://other.example/", None)
    assert {-1} == {index for _, _, index in asked(served[1])}


@pytest.mark.usefixtures("wire")
def test_the_environment_alone_brings_a_program_here() -> None:
    """One that has never heard of us, and imports its clients when the environment stands."""
    program = """
import asyncio, json, sys, urllib.request
import aiohttp, httpx, requests, urllib3
async def by_aiohttp(url):
    async with aiohttp.ClientSession(trust_env=True) as session, session.get(url) as answer:
        return len(await answer.read())
def by_urllib(url):
    with urllib.request.urlopen(url) as answer:
        return len(answer.read())
told = []
for url in sys.argv[1:]:
    told += [len(requests.get(url).content), len(httpx.get(url).content), by_urllib(url), asyncio.run(by_aiohttp(url))]
print(json.dumps(told))
"""
    urls = [f"{scheme}://{HOST}/page" for scheme in ("http", "https")]

    assert [len(BODY)] * 8 == run(program, *urls)


@pytest.mark.parametrize(
    ("fault", "expected"), [(None, "200 page"), ("tls-expired", "CERT_HAS_EXPIRED"), ("tls-alert", "EPROTO")]
)
def test_node_meets_its_own_errors(fault: str | None, expected: str) -> None:
    """Through a tunnel that it digs itself, as its older versions have to."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    program = f"""
const tell = answer => answer.on("data", piece => console.log(answer.statusCode, String(piece)));
const tunnel = {{ host: "127.0.0.1", port: process.argv[1], method: "CONNECT", path: "{HOST}:443" }};
require("http").request(tunnel).on("connect", (_, socket) => {{
    const page = {{ host: "{HOST}", path: "/a", socket, agent: false }};
    require("https").get(page, tell).on("error", error => console.log(error.code));
}}).end();
"""
    with serving(page("/a", scheme="https", fault=Fault(fault) if fault else None)) as (wire, _):
        command = [node, "-e", program, str(wire.address[1])]
        environment = {**os.environ, **wire.environment}
        told = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=True)

    assert expected == told.stdout.strip()


@pytest.mark.usefixtures("wire")
def test_node_comes_by_the_environment() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    version = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=20, check=True).stdout
    if tuple(map(int, version.strip("v\n").split(".")[:2])) < (22, 21):
        pytest.skip(f"node {version.strip()} takes no proxy from its environment")
    program = f"""
const pages = ["http", "https"].map(async scheme => (await (await fetch(`${{scheme}}://{HOST}/page`)).text()).length);
Promise.all(pages).then(sizes => console.log(JSON.stringify(sizes)));
"""
    told = subprocess.run([node, "-e", program], capture_output=True, text=True, timeout=30, check=True, cwd=REPO)

    assert [len(BODY.decode())] * 2 == json.loads(told.stdout)


def test_the_environment_is_told_in_both_cases(wire: Wire) -> None:
    ours = wire.environment
    proxies = {ours[name] for low in ("http_proxy", "https_proxy", "all_proxy") for name in (low, low.upper())}
    trusted = {ours[name] for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS")}

    assert {proxy(wire)} == proxies
    assert {str(wire.ca)} == trusted
    assert ("", "", "1") == (ours["no_proxy"], ours["NO_PROXY"], ours["NODE_USE_ENV_PROXY"])


def test_what_a_server_leaves_behind() -> None:
    """Neither a port, nor a file, nor a thread."""
    program = """
import json, threading
from harness.replay import Player
from harness.replay.wire import Wire
wire = Wire(Player())
for _ in range(3):
    with wire:
        folder, port = wire.ca.parent, wire.address[1]
        assert wire.ca.read_text().startswith("-----BEGIN CERTIFICATE-----")
    with Wire(Player(), port=port) as again:
        assert port == again.address[1]
print(json.dumps([folder.exists(), threading.active_count()]))
"""
    assert [False, 1] == run(program)


def test_a_port_that_is_taken(served: tuple[Wire, Player]) -> None:
    with pytest.raises(OSError, match="in use"), Wire(Player(), port=served[0].address[1]):
        pass


def test_a_server_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(serving: Coroutine[Any, Any, None]) -> None:
        serving.close()
        raise OSError(errno.EMFILE, "too many open files")

    monkeypatch.setattr(asyncio, "run", run)
    with pytest.raises(OSError, match="too many open files"), Wire(Player()):
        pass


def test_it_is_not_imported_where_memory_serves() -> None:
    """A worker's start would otherwise pay for TLS."""
    loaded = "sorted({'harness.replay.wire', 'h11', 'trustme', 'cryptography'} & set(sys.modules))"

    assert [] == run(f"import json, sys, harness.replay, harness.cli; print(json.dumps({loaded}))")
    assert run("import json, sys, harness.replay; print(json.dumps('asyncio' in sys.modules))") is False
