"""Can a client have asked for this, and a server have answered with that head?

In: an exchange as a cassette holds it. Out: the same, line breaks within its head folded, so that nothing in it begins
a line of its own. What no client sends is refused here, or the scraper would be blamed for it.
"""

import re
from urllib.parse import urlsplit

import msgspec

from harness.cases.document import AGAIN, UnreadableDocumentError, shortened
from harness.model import Exchange, Headers, Request

_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token (RFC 9110, 5.6.2)."""
_CONTROL = re.compile(r"[\x00-\x1f]")
_BREAKS = re.compile(r"[\r\n\0]+[ \t]*")
_LONGEST_LABEL = 63
"""Characters between two dots of a host's name (RFC 1035, 2.3.4)."""


def sound(exchange: Exchange) -> Exchange:
    """Return an exchange as it can have been.

    Raises:
        UnreadableDocumentError: its request, or a field of its answer, can be none.
    """
    _check_request(exchange.request)
    response = exchange.response
    fields = tuple((name, folded(value)) for name, value in _named(response.headers))
    return msgspec.structs.replace(
        exchange, response=msgspec.structs.replace(response, headers=fields, reason=folded(response.reason))
    )


def folded(text: str) -> str:
    """Return a text of a head on one line, as RFC 9112 (5.2) has it read."""
    return _BREAKS.sub(" ", text)


def is_url(url: str) -> bool:
    """Say whether a client can ask for a URL over HTTP."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme not in {"http", "https"} or not host or _CONTROL.search(url) or re.search(r"\s", host):
        return False
    return ":" in host or all(0 < len(label) <= _LONGEST_LABEL for label in host.removesuffix(".").split("."))


def _check_request(request: Request) -> None:
    if not _METHOD.fullmatch(request.method):
        raise UnreadableDocumentError(f"the request's method, {shortened(request.method)}, is none: {AGAIN}")
    if not is_url(request.url):
        shown = shortened(request.url) or "empty"
        raise UnreadableDocumentError(f"the request's uri, {shown}, is no http(s) URL: {AGAIN}")


def _named(headers: Headers) -> Headers:
    for name, _ in headers:
        if not name.strip() or _CONTROL.search(name):
            raise UnreadableDocumentError(f"a header of the response is called {shortened(repr(name))}: {AGAIN}")
    return headers
