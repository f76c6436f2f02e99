"""One request with its response, as recorded.

Bodies here are always plain bytes: content and transfer encodings are undone when a cassette is loaded, and the headers
that announced them are removed, so that one client's recording replays in any other.
"""

import re
from typing import Literal
from urllib.parse import quote, unquote_to_bytes, urlsplit

import msgspec

from harness.model.fault import Fault

Headers = tuple[tuple[str, str], ...]
"""Header fields in recorded order; a field may occur more than once."""


Coding = Literal["", "gzip", "deflate"]
"""How a body is compressed while it travels; the empty text is not at all."""

FIRST_ERROR = 400
"""The status from which an answer is an error (RFC 9110, section 15)."""


class Request(msgspec.Struct, frozen=True):
    """What was asked."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


class Response(msgspec.Struct, frozen=True):
    """What was answered."""

    status: int
    headers: Headers = ()
    body: bytes = b""
    reason: str = ""
    fault: Fault | None = None
    """How its delivery fails; what is then never delivered, such as the status of a refused connection, is made up."""
    coding: Coding = ""
    """In which coding the body is sent to a client that asks for it; here it is plain all the same."""

    def __repr__(self) -> str:
        """Show status and size: a page of 100 KB on a terminal helps nobody."""
        return f"<Response {self.status}, {len(self.body):,} bytes>"

    def header(self, name: str) -> str | None:
        """Return the first field called `name` in any case, or None."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    def with_header(self, name: str, value: str) -> "Response":
        """Return a copy in which `name` has this one value."""
        wanted = name.lower()
        kept = tuple((key, old) for key, old in self.headers if key.lower() != wanted)
        return msgspec.structs.replace(self, headers=(*kept, (name, value)))


class Exchange(msgspec.Struct, frozen=True):
    """One request with its response."""

    request: Request
    response: Response


_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = range(500, 600)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_UNESCAPED_IN_QUERIES = frozenset(b"!$'()*,/:;?@")
_DELIMITERS = "%/:?[]@!$&'()*+,;="


def has_failed(status: int) -> bool:
    """Say whether an answer of a status, 0 where there was none, is one after which clients ask again."""
    return status in {0, _TOO_MANY_REQUESTS} or status in _SERVER_ERRORS


def key(method: str, url: str) -> tuple[str, str]:
    """Return by what a request is looked up among recorded ones: method and URL, as any client would send them.

    Clients spell one URL differently: the fragment and credentials are dropped, scheme and host lowercased, a default
    port removed, an empty path is `/`, and percent-escapes are normalised (RFC 3986, 6.2.2). The query keeps its order.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return method.upper(), url
    scheme = parts.scheme.lower()
    host = _ascii_host(parts.hostname or "")
    place = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS.get(scheme):
        place = f"{place}:{port}"
    query = f"?{_escaped(parts.query)}" if parts.query else ""
    return method.upper(), f"{scheme}://{place}{_escaped(parts.path) or '/'}{query}"


def origin(url: str) -> str:
    """Return scheme, host and port of a URL in the spelling of `key`: `https://shop.example`, `http://[::1]:8000`."""
    scheme, mark, rest = key("GET", url)[1].partition("://")
    return f"{scheme}{mark}{rest.partition('/')[0]}"


def loose_key(method: str, url: str) -> tuple[str, str]:
    """Return `key` with the query's parameters sorted and unescaped: to be tried when no recorded request has `key`.

    aiohttp sends `?next=/a` for `?next=%2Fa`; of what RFC 3986 (3.4) allows in a query it leaves `&=+` alone.
    """
    method, normal = key(method, url)
    base, mark, query = normal.partition("?")
    return method, f"{base}{mark}{'&'.join(sorted(_ESCAPE.sub(_loose_escape, query).split('&')))}"


def _ascii_host(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _escaped(text: str) -> str:
    return _ESCAPE.sub(_normal_escape, quote(text, safe=_DELIMITERS, errors="surrogatepass"))


def _loose_escape(match: re.Match[str]) -> str:
    byte = unquote_to_bytes(match[0])
    return byte.decode("ascii") if byte[0] in _UNESCAPED_IN_QUERIES else match[0]


def _normal_escape(match: re.Match[str]) -> str:
    byte = unquote_to_bytes(match[0])
    return byte.decode("ascii") if byte[0] in _UNRESERVED else match[0].upper()
