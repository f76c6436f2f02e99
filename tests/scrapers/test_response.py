"""A response is the client's own class, with status, reason, headers, URL, text and bytes as it would fetch them."""

import httpx
import pytest
import requests

from harness.model import Response
from harness.scrapers.response import arguments

URL = "https://news.example/é?q=1"
ANSWER = Response(
    404,
    (("Content-Type", "text/html; charset=latin-1"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("X-Name", "\xe9")),
    b"<p>\xe9</p>",
    "Gone Fishing",
)


def test_requests() -> None:
    (built,) = arguments("response:requests.Response", ANSWER, URL)
    assert isinstance(built, requests.Response)
    assert (404, "Gone Fishing", "<p>é</p>", b"<p>\xe9</p>") == (
        built.status_code,
        built.reason,
        built.text,
        built.content,
    )
    assert ("https://news.example/%C3%A9?q=1", "a=1, b=2") == (built.url, built.headers["set-cookie"])
    with pytest.raises(requests.HTTPError, match="404 Client Error: Gone Fishing"):
        built.raise_for_status()


def test_httpx() -> None:
    (built,) = arguments("response:httpx.Response", ANSWER, URL)
    assert isinstance(built, httpx.Response)
    assert (404, "Gone Fishing", "<p>é</p>") == (built.status_code, built.reason_phrase, built.text)
    assert ("https://news.example/%C3%A9?q=1", ["a=1", "b=2"]) == (str(built.url), built.headers.get_list("set-cookie"))
    with pytest.raises(httpx.HTTPStatusError):
        built.raise_for_status()


@pytest.mark.parametrize("kind", ["response:requests.Response", "response:httpx.Response"])
def test_a_body_that_was_sent_compressed_is_plain_again(kind: str) -> None:
    (built,) = arguments(kind, Response(200, body=b"<p>page</p>", coding="gzip"), URL)
    assert (b"<p>page</p>", "gzip") == (built.content, built.headers["Content-Encoding"])


@pytest.mark.parametrize("kind", ["response:requests.Response", "response:httpx.Response"])
def test_an_empty_response_is_built(kind: str) -> None:
    (built,) = arguments(kind, Response(200), URL)
    assert (200, b"") == (built.status_code, built.content)
