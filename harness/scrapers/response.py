"""Feed a scraper that is given a response: built by the own classes of its client or framework, without a network.

A further class is one function and one line in `BUILDERS`. What it belongs to is imported by name, and only when it is
asked for: none of that is a dependency of the harness.
"""

import importlib
import io
from collections.abc import Callable
from typing import Any

from harness.delivery import coded
from harness.model import Response
from harness.scrapers import callback


def arguments(kind: str, response: Response, url: str) -> tuple[Any, ...]:
    """Return the response as an object of the class that `kind` names, as it is once the content coding is undone."""
    return (BUILDERS[kind.removeprefix("response:")](response, url),)


def requests_response(response: Response, url: str) -> Any:
    """Build a `requests.Response` the way a session does, from a urllib3 response, which undoes the coding."""
    response = coded(response, ACCEPTS)
    requests = importlib.import_module("requests")
    urllib3 = importlib.import_module("urllib3")
    raw = urllib3.HTTPResponse(
        body=io.BytesIO(response.body),
        headers=urllib3.HTTPHeaderDict(response.headers),
        status=response.status,
        reason=response.reason or None,
        preload_content=False,
    )
    built = requests.adapters.HTTPAdapter().build_response(requests.Request("GET", url).prepare(), raw)
    built.content  # noqa: B018 - reads the body now, as a session does unless streaming is asked for
    return built


def httpx_response(response: Response, url: str) -> Any:
    """Build a `httpx.Response` that is already read, and has undone the coding."""
    response = coded(response, ACCEPTS)
    httpx = importlib.import_module("httpx")
    return httpx.Response(
        response.status,
        headers=[
            (name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in response.headers
        ],
        content=response.body,
        request=httpx.Request("GET", url),
        extensions={"reason_phrase": response.reason.encode("ascii", "replace")} if response.reason else {},
    )


def web_poet_response(response: Response, url: str) -> Any:
    """Build a `web_poet.HttpResponse` of what a framework has downloaded: plain, at the URL in the spelling it sent.

    Which encoding it is in, web-poet finds by itself: by byte order mark, header, meta element.
    """
    address = importlib.import_module("w3lib.url").safe_url_string(url)
    web_poet = importlib.import_module("web_poet")
    return web_poet.HttpResponse(address, response.body, status=response.status, headers=response.headers)


ACCEPTS = "gzip, deflate"
"""What requests and httpx ask for in any case."""

BUILDERS: dict[str, Callable[[Response, str], Any]] = {
    "requests.Response": requests_response,
    "httpx.Response": httpx_response,
    "web_poet.HttpResponse": web_poet_response,
    **{f"{callback.PACKAGE}.{name}": callback.scrapy_response for name in callback.CLASSES},
}
"""By first and last part of a class's name, as annotations are read."""
