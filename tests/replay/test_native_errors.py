"""What a client tells of a fault played from memory is what it tells of a real server that plays the same.

Compared are the answer to its last byte or the exception: class, words, attributes, and all that it came from. Two
names resolve to this machine's loopback address and to nothing; nothing is looked up.
"""

import gc
import os
import socket
import ssl
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme

from harness.delivery import FAULTS, FaultKind, Pause, script
from harness.delivery.faults import coding
from harness.model import Exchange, Fault, Request, Response
from harness.replay import Player, installed
from harness.scrapers import is_refusal
from tests.replay.clients import CLIENTS, Answer, Asked, Fetch, Raised, Told, by_async_httpx, told
from tests.replay.loopback import HOST, Loopback

NOBODY = "nobody.example"
PATIENCE = 0.15
"""Seconds that a client waits for the next byte of an answer with pauses."""
LONG_PATIENCE = 5.0
TRIES = 3
BOMB = 1 << 24
PAGE = Response(200, (("Content-Type", "text/html; charset=utf-8"), ("X-A", "1")), b"<h1>A page</h1>" * 200, "OK")

UNDER_TLS = ("silence", "close-before-headers", "close-in-headers", "short-body", "http-1.0")
"""Faults that are compared under TLS as well. Not resets: before 3.12.3 Python takes one under TLS for an end (its
issue 115627), from memory it is a reset."""
DEEPER = {
    ("silence", by_async_httpx): "anyio waits within a call of OpenSSL, so that its SSLWantReadError is a context",
}
"""Where more can be seen below a real exception than below one from memory, and why: these alone are compared."""

pytestmark = pytest.mark.filterwarnings("ignore:unclosed")  # what clients leave open of a connection that failed
client = pytest.mark.parametrize("fetch", CLIENTS)


@dataclass(frozen=True, slots=True)
class Bench:
    """A real server, and whom clients trust."""

    loopback: Loopback
    trust: ssl.SSLContext
    authority: Path

    def asked(self, scheme: str, kind: FaultKind) -> Asked:
        """Return what is fetched to meet a fault."""
        host = NOBODY if kind.phase == "resolve" else HOST
        port = self.loopback.port(scheme if kind.phase == "answer" else kind.name)
        waits = any(isinstance(step, Pause) for step in script("GET", faulty(kind)))
        return Asked(f"{scheme}://{host}:{port}/page", PATIENCE if waits else LONG_PATIENCE, self.trust, self.authority)


@pytest.fixture(name="bench", scope="module")
def _bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    authority, trust = trustme.CA(), ssl.create_default_context()
    authority.configure_trust(trust)
    file = tmp_path_factory.mktemp("authority") / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    with Loopback(authority) as loopback, pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve)
        patch.setattr(coding, "BOMB", BOMB)
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            patch.delenv(name)
        coding.bomb.cache_clear()
        yield Bench(loopback, trust, file)
    coding.bomb.cache_clear()
    with warnings.catch_warnings(action="ignore"):
        gc.collect()  # so that what was left open is told in no other test


def resolve(host: str | bytes, port: int | str, *_: Any, **__: Any) -> list[Any]:
    """Look a name up without asking anybody."""
    name = host.decode() if isinstance(host, bytes) else host
    if name == NOBODY:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert name in {HOST, "127.0.0.1"}
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", int(port)))]


def faulty(kind: FaultKind) -> Response:
    return Response(PAGE.status, PAGE.headers, PAGE.body, PAGE.reason, Fault(kind.name))


def told_from_memory(fetch: Fetch, asked: Asked, response: Response) -> Told:
    player = Player()
    player.load([Exchange(Request("GET", asked.url), response)])
    player.begin(limit=100)
    with installed(player), pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "sleep", lambda _seconds: None)
        seen, error = told(fetch, asked)
    assert error is None or is_refusal(error)
    return seen


def both(bench: Bench, kind: FaultKind, fetch: Fetch, asked: Asked, sent: Response | None = None) -> tuple[Told, Told]:
    """Return what is told of a real server and of memory; a server that a busy machine made late has another try."""
    from_memory = told_from_memory(fetch, asked, faulty(kind))
    bench.loopback.script = script("GET", sent or faulty(kind))
    for _ in range(TRIES):
        from_server, _ = told(fetch, asked)
        if from_server == from_memory or asked.timeout == LONG_PATIENCE:
            break
    return from_server, from_memory


@client
@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.name)
def test_a_fault_is_told_as_a_real_one(bench: Bench, kind: FaultKind, fetch: Fetch) -> None:
    """And what it raises is a refusal to the harness, whichever client raises it."""
    expected, actual = both(bench, kind, fetch, bench.asked("https" if kind.phase == "tls" else "http", kind))

    assert expected == actual


@client
@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind.name in UNDER_TLS], ids=lambda kind: kind.name)
def test_a_fault_is_told_as_a_real_one_under_tls(bench: Bench, kind: FaultKind, fetch: Fetch) -> None:
    expected, actual = both(bench, kind, fetch, bench.asked("https", kind))

    if (kind.name, fetch) in DEEPER:
        assert isinstance(expected, Raised)
        assert isinstance(actual, Raised)
        assert (expected.type, expected.words) == (actual.type, actual.words)
    else:
        assert expected == actual


@client
@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind.phase == "tls"], ids=lambda kind: kind.name)
@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
def test_who_checks_no_certificate_minds_none(bench: Bench, kind: FaultKind, fetch: Fetch) -> None:
    """But an alert ends every handshake."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    asked = Asked(bench.asked("https", kind).url, LONG_PATIENCE, trusting, None)

    expected, actual = both(bench, kind, fetch, asked, PAGE)

    assert expected == actual
    assert isinstance(actual, Answer) == (kind.name != "tls-alert")
