"""What Scrapy does around a callback: which response it is given, which answers never reach it, what is no item.

In: an answer, or what a callback gave. Out: the response as Scrapy's downloader and default middlewares hand it on, or
`HttpError` where they do not; the items alone. Scrapy is imported by name, and only for a scraper that wants this.
"""

import importlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from harness.model import Response

PACKAGE = "scrapy"
CLASSES = ("HtmlResponse", "XmlResponse", "JsonResponse", "TextResponse", "Response")
"""What a callback may be annotated with. Which of them it is given depends on the page, as in a crawl."""

_SUCCESSES = range(200, 300)
_LIST, _ALL = "handle_httpstatus_list", "handle_httpstatus_all"
_TIMEOUT = 180.0
"""Seconds: the default of DOWNLOAD_TIMEOUT."""


def scrapy_response(response: Response, url: str) -> Any:
    """Build the response that a callback is given, once the HttpCompression middleware has undone the coding."""
    http = importlib.import_module("scrapy.http")
    types = importlib.import_module("scrapy.responsetypes")
    request = http.Request(url)
    request.meta.update(
        depth=0,
        download_timeout=_TIMEOUT,
        download_slot=urlsplit(request.url).hostname or "",
        download_latency=0.0,
    )
    headers = http.Headers(
        [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in response.headers]
    )
    wanted = types.responsetypes.from_args(headers=headers, url=request.url, body=response.body)
    return wanted(
        request.url,
        status=response.status,
        headers=headers,
        body=response.body,
        request=request,
        protocol="HTTP/1.1",
    )


def let_through(response: Any, function: Callable[..., Any]) -> None:
    """Do as the HttpError middleware: an answer without success reaches only a callback that asks for it.

    It asks by `handle_httpstatus_list` or `handle_httpstatus_all`, an attribute of its own or of the object it belongs
    to, which in a crawl is the spider.

    Raises:
        scrapy.spidermiddlewares.httperror.HttpError: it has not asked.
    """
    if response.status in _SUCCESSES or _asked(function, _ALL):
        return
    if response.status not in (_asked(function, _LIST) or ()):
        middleware = importlib.import_module("scrapy.spidermiddlewares.httperror")
        raise middleware.HttpError(response, f"Scrapy gives no callback a {response.status} without {_LIST}")


def items_alone(result: Any) -> Any:
    """Leave out the requests that a callback gives beside its items: Scrapy would send them, and stores none."""
    request = importlib.import_module("scrapy.http").Request
    if isinstance(result, (list, tuple)) and not hasattr(result, "_asdict"):
        return [one for one in result if not isinstance(one, request)]
    return None if isinstance(result, request) else result


def _asked(function: Any, name: str) -> Any:
    """Return the attribute of a callable, of what it calls in turn, or of the object that a method is bound to."""
    while not hasattr(function, name) and (inner := getattr(function, "func", getattr(function, "__wrapped__", None))):
        function = inner
    return getattr(function, name, None) or getattr(getattr(function, "__self__", None), name, None)
