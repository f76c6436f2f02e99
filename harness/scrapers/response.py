"""Feed a scraper that is given a response: built by the client's own classes, without a network.

A further class is one function and one line in `BUILDERS`. The client is imported by name and only when its class is
asked for: none of them is a dependency of the harness.
"""

import importlib
import io
from collections.abc import Callable
from typing import Any

from harness.delivery import coded
from harness.model import Response


def arguments(kind: str, response: Response, url: str) -> tuple[Any, ...]:
    """Return the response as an object of the class that `kind` names, whose client undoes the content coding."""
    return (BUILDERS[kind.removeprefix("response:")](coded(response, ACCEPTS), url),)


def requests_response(response: Response, url: str) -> Any:
    """Build a `requests.Response` the way a session does, from a urllib3 response."""
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
    """Build a `httpx.Response` that is already read."""
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


ACCEPTS = "gzip, deflate"
"""What both clients ask for in any case."""

BUILDERS: dict[str, Callable[[Response, str], Any]] = {
    "requests.Response": requests_response,
    "httpx.Response": httpx_response,
}
