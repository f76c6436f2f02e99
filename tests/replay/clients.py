"""One fetch by each client, and what came of it as a value that can be compared."""

import asyncio
import hashlib
import http.client
import re
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import httpx
import requests
import urllib3

CONNECT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a client is asked to fetch, and with what patience and trust."""

    url: str
    timeout: float
    trust: ssl.SSLContext
    """What clients check certificates by that take a context."""
    authority: Path | None
    """What clients check them by that take a file; None if they check none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client's user sees of an answer."""

    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    length: int
    digest: str
    start: bytes


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception: its class, its words and attributes, and those that it came from."""

    type: str
    words: str
    attributes: tuple[tuple[str, Any], ...]
    origins: tuple[tuple[str, "Raised"], ...]


Told = Answer | Raised
Fetch = Callable[[Asked], Answer]


def answer_of(status: int, reason: str | None, headers: Iterable[tuple[Any, Any]], body: bytes) -> Answer:
    fields = tuple((_text(name).lower(), _text(value)) for name, value in headers)
    return Answer(status, reason or "", fields, len(body), hashlib.sha256(body).hexdigest(), body[:40])


def _text(part: str | bytes) -> str:
    return part.decode("latin-1") if isinstance(part, bytes) else part


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: one leads away from this machine."""

    def redirect_request(self, *_: Any) -> None:
        return None


def by_urllib(asked: Asked) -> Answer:
    opener = urllib.request.build_opener(Stay, urllib.request.HTTPSHandler(context=asked.trust))
    try:
        answer = opener.open(asked.url, timeout=asked.timeout)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer_of(answer.status, answer.reason, answer.headers.items(), answer.read())


def by_http_client(asked: Asked) -> Answer:
    parts = urlsplit(asked.url)
    place = parts.hostname or "", parts.port
    connection = (
        http.client.HTTPSConnection(*place, timeout=asked.timeout, context=asked.trust)
        if parts.scheme == "https"
        else http.client.HTTPConnection(*place, timeout=asked.timeout)
    )
    with closing(connection):
        connection.request("GET", parts.path)
        with connection.getresponse() as answer:
            return answer_of(answer.status, answer.reason, answer.getheaders(), answer.read())


def by_urllib3(asked: Asked) -> Answer:
    return fetch_with_urllib3(asked, retries=False)


def by_urllib3_with_retries(asked: Asked) -> Answer:
    return fetch_with_urllib3(asked, retries=urllib3.Retry(1))


def fetch_with_urllib3(asked: Asked, retries: urllib3.Retry | bool) -> Answer:
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=asked.timeout)
    trust: dict[str, Any] = {"ca_certs": str(asked.authority)} if asked.authority else {"cert_reqs": "CERT_NONE"}
    with urllib3.PoolManager(retries=retries, timeout=timeout, **trust) as pool:
        answer = pool.request("GET", asked.url, redirect=False)
        return answer_of(answer.status, answer.reason, answer.headers.items(), answer.data)


def by_requests(asked: Asked) -> Answer:
    with requests.Session() as session:
        timeout = (CONNECT_SECONDS, asked.timeout)
        trust = str(asked.authority) if asked.authority else False
        answer = session.get(asked.url, timeout=timeout, verify=trust, allow_redirects=False)
        return answer_of(answer.status_code, answer.reason, answer.headers.items(), answer.content)


def by_httpx(asked: Asked) -> Answer:
    timeout = httpx.Timeout(asked.timeout, connect=CONNECT_SECONDS)
    with httpx.Client(verify=asked.trust, timeout=timeout) as client:
        answer = client.get(asked.url)
        return answer_of(answer.status_code, answer.reason_phrase, answer.headers.raw, answer.content)


def by_async_httpx(asked: Asked) -> Answer:
    async def fetch() -> Answer:
        timeout = httpx.Timeout(asked.timeout, connect=CONNECT_SECONDS)
        async with httpx.AsyncClient(verify=asked.trust, timeout=timeout) as client:
            answer = await client.get(asked.url)
            return answer_of(answer.status_code, answer.reason_phrase, answer.headers.raw, answer.content)

    return asyncio.run(fetch())


def by_aiohttp(asked: Asked) -> Answer:
    async def fetch() -> Answer:
        timeout = aiohttp.ClientTimeout(connect=CONNECT_SECONDS, sock_read=asked.timeout)
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(asked.url, ssl=asked.trust, allow_redirects=False) as answer,
        ):
            return answer_of(answer.status, answer.reason, answer.raw_headers, await answer.read())

    return asyncio.run(fetch())


CLIENTS: tuple[Fetch, ...] = (
    by_urllib,
    by_http_client,
    by_urllib3,
    by_urllib3_with_retries,
    by_requests,
    by_httpx,
    by_async_httpx,
    by_aiohttp,
)


def told(fetch: Fetch, asked: Asked) -> tuple[Told, Exception | None]:
    """Return what a client tells its user, and the exception itself if it raised one."""
    try:
        return fetch(asked), None
    except Exception as error:  # noqa: BLE001 - which one it is, is what the tests ask
        return raised(error), error


def raised(error: BaseException, seen: frozenset[int] = frozenset()) -> Raised:
    """Return an exception with all that it says it came from."""
    seen |= {id(error)}
    context = None if error.__suppress_context__ else error.__context__
    linked = {"cause": error.__cause__, "context": context, "reason": getattr(error, "reason", None)}
    linked |= {f"argument {index}": one for index, one in enumerate(error.args)}
    origins = tuple(
        (name, raised(one, seen))
        for name, one in linked.items()
        if isinstance(one, BaseException) and id(one) not in seen
    )
    names = ("errno", "verify_code", "verify_message", "library")
    attributes = tuple((name, getattr(error, name)) for name in names if hasattr(error, name))
    kind = type(error)
    return Raised(f"{kind.__module__}.{kind.__qualname__}", _words(error), attributes, origins)


def _words(error: BaseException) -> str:
    """Return an exception's words without addresses of memory and of machines."""
    return re.sub(r"0x[0-9a-f]+|scope [0-9a-f]+|127\.0\.0\.1|192\.0\.2\.1", "…", str(error))
