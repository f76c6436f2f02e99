"""A response is the client's own class, with status, reason, headers, URL, text and bytes as it would fetch them."""

import httpx
import pytest
import requests
import scrapy.http
import web_poet
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.utils.test import get_crawler

from harness.delivery import coded
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


def test_scrapy() -> None:
    (built,) = arguments("response:scrapy.HtmlResponse", ANSWER, URL)
    assert scrapy.http.HtmlResponse is type(built)
    assert (404, b"<p>\xe9</p>", "<p>é</p>", "cp1252", [], "HTTP/1.1") == (
        built.status,
        built.body,
        built.text,
        built.encoding,
        built.flags,
        built.protocol,
    )
    assert ([b"a=1", b"b=2"], b"\xe9") == (built.headers.getlist("set-cookie"), built.headers["X-Name"])


def test_a_response_of_scrapy_belongs_to_its_request() -> None:
    (built,) = arguments("response:scrapy.HtmlResponse", ANSWER, URL)
    address = "https://news.example/%C3%A9?q=1"
    assert (address, address, "GET") == (built.url, built.request.url, built.request.method)
    assert ({}, 0, 180.0, "news.example") == (
        built.cb_kwargs,
        built.meta["depth"],
        built.meta["download_timeout"],
        built.meta["download_slot"],
    )
    assert ("https://news.example/2", "https://news.example/b") == (built.follow("/2").url, built.urljoin("b"))


@pytest.mark.parametrize(
    ("content_type", "body", "wanted"),
    [
        ("text/html", b"{}", scrapy.http.HtmlResponse),
        ("application/json", b"{}", scrapy.http.JsonResponse),
        ("application/rss+xml", b"<rss/>", scrapy.http.XmlResponse),
        ("text/plain", b"page", scrapy.http.TextResponse),
        ("application/octet-stream", b"\0\1", scrapy.http.Response),
    ],
)
def test_which_response_scrapy_gives_follows_from_the_answer(content_type: str, body: bytes, wanted: type) -> None:
    (built,) = arguments("response:scrapy.TextResponse", Response(200, (("Content-Type", content_type),), body), URL)
    assert wanted is type(built)


def test_a_response_of_scrapy_is_as_its_own_middleware_leaves_it() -> None:
    """The real middleware, on the answer as it travels."""
    answer = Response(200, (("content-type", "text/html"), ("Content-Length", "5")), "<p>é</p>".encode(), coding="gzip")
    (built,) = arguments("response:scrapy.HtmlResponse", answer, URL)
    travels = coded(answer, "gzip")
    sent = scrapy.http.Response(built.url, headers=travels.headers, body=travels.body, request=built.request)
    real = HttpCompressionMiddleware.from_crawler(get_crawler()).process_response(built.request, sent)
    assert isinstance(real, scrapy.http.HtmlResponse)
    assert (type(real), real.url, real.status, dict(real.headers), real.body, real.flags, real.encoding, real.text) == (
        type(built),
        built.url,
        built.status,
        dict(built.headers),
        built.body,
        built.flags,
        built.encoding,
        built.text,
    )


def test_web_poet() -> None:
    (built,) = arguments("response:web_poet.HttpResponse", ANSWER, URL)
    assert isinstance(built, web_poet.HttpResponse)
    assert (404, b"<p>\xe9</p>", "<p>é</p>", "cp1252") == (built.status, built.body, built.text, built.encoding)
    assert "https://news.example/%C3%A9?q=1" == str(built.url)
    assert (["a=1", "b=2"], "é") == (built.headers.getall("set-cookie"), built.headers["x-name"])


@pytest.mark.parametrize("kind", ["response:scrapy.HtmlResponse", "response:web_poet.HttpResponse"])
def test_no_coding_is_left_where_a_framework_has_undone_it(kind: str) -> None:
    (built,) = arguments(kind, Response(200, body=b"<p>page</p>", coding="gzip"), URL)
    assert (b"<p>page</p>", None) == (built.body, built.headers.get("Content-Encoding"))


@pytest.mark.parametrize("kind", ["response:requests.Response", "response:httpx.Response"])
def test_an_empty_response_is_built(kind: str) -> None:
    (built,) = arguments(kind, Response(200), URL)
    assert (200, b"") == (built.status_code, built.content)
