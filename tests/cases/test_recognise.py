"""Error pages are told from content by status, place and structure; wording in an article proves nothing."""

from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import requests

from harness.cases import recognise
from harness.model import Response
from tests.cases import measure_recognise as measure

ARTICLE = (
    "<h1>Council votes</h1>"
    + "<p>The council voted on Tuesday to keep the harbour open through the winter, it said.</p>" * 30
)


def kind(body: str, status: int = 200, *headers: tuple[str, str]) -> str:
    return recognise(Response(status, headers, body.encode())).kind


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (301, "redirect"),
        (401, "login"),
        (403, "forbidden"),
        (404, "not-found"),
        (410, "not-found"),
        (429, "rate-limit"),
        (451, "geo-block"),
        (500, "server-error"),
        (999, "forbidden"),
    ],
)
def test_the_status_decides_even_above_an_article(status: int, expected: str) -> None:
    assert expected == kind(ARTICLE, status)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", "empty"),
        ("<html><body> </body></html>", "empty"),
        ("<title>404 Not Found</title><p>nginx", "not-found"),
        ("<title>Just a moment...</title>", "challenge"),
        ("<title>Shop</title><script src='/_Incapsula_Resource?x'></script>", "block"),
        ("<h1>We are down for maintenance</h1>", "maintenance"),
        ("<title>Log in | Forum</title><form><input type=password></form>", "login"),
        ("<p>Please sign in to see this page</p>", "login"),
        ("<title>Before you continue to the site</title>", "consent"),
        ("<title>Shop</title><div id=root></div><script src=/app.js></script>", "shell"),
        ("<meta http-equiv=refresh content='0;/x'>", "redirect"),
        ("<title>Index of /files</title><a href=a>a</a>", "directory-listing"),
        ('{"error": "rate"}', "server-error"),
        ("false", "empty"),
        (f"<title>Access denied | News</title><h2>Access denied</h2>{ARTICLE}", "forbidden"),
    ],
)
def test_pages_with_status_200_that_are_no_content(body: str, expected: str) -> None:
    assert expected == kind(body)


@pytest.mark.parametrize(
    "body",
    [
        ARTICLE,
        f"<title>The 404: a history of 'page not found'</title>{ARTICLE}",
        f"<title>Story</title>{ARTICLE}<p>Sorry, something went wrong. Enable JavaScript. Access denied.</p>",
        f"<title>Story</title>{ARTICLE}<script src='/cdn-cgi/challenge-platform/x.js'></script>",
        f"<title>Story</title>{ARTICLE}<input type=password>",
        "<title>Anvil</title><p>An anvil of 3 kg</p><span>9.99</span>",
        '<meta property="og:title" content="Story"><script src=x></script>',
        '{"items": [1, 2]}',
        "<title>Story</title><script>if (x) location = '/404 not found'</script><!-- Access denied --><p>News.</p>",
    ],
)
def test_content_is_content_whatever_it_says(body: str) -> None:
    assert kind(body) == "content"


def test_a_body_may_say_more_than_the_status() -> None:
    assert kind("", 403, ("cf-mitigated", "challenge")) == "challenge"
    assert kind("<h1>We are down for maintenance</h1>", 503) == "maintenance"
    assert kind("<p>This page is not available in your country.</p>", 403) == "geo-block"
    assert recognise(Response(403, (), ARTICLE.encode())).confidence == 0.7


def requests_response(status: int, body: bytes) -> requests.Response:
    response = requests.Response()
    response.status_code, response._content = status, body
    response.headers["Content-Type"] = "text/html"
    return response


@pytest.mark.parametrize(
    "response",
    [
        requests_response(404, b"no"),
        httpx.Response(404, content=b"no"),
        SimpleNamespace(status=404, headers={b"Server": [b"nginx"]}, body=b"no"),  # as Scrapy's
        SimpleNamespace(status=404, headers={"Server": "nginx"}, body=b"no"),  # as web-poet's
        SimpleNamespace(status=None, headers=None, body=b"<title>404 Not Found</title>"),
        Response(404, (), b"no"),
    ],
)
def test_responses_of_every_client_are_read(response: Any) -> None:
    assert recognise(response).kind == "not-found"


@pytest.mark.parametrize(
    ("body", "charset"),
    [("Доступ ограничен", "windows-1251"), ("Доступ ограничен", "utf-16"), ("Доступ ограничен", "no-such-codec; x")],
)
def test_any_charset_is_read(body: str, charset: str) -> None:
    data = f"<title>{body}</title>".encode(charset if "no-such" not in charset else "utf-8")
    assert recognise(Response(200, (("Content-Type", f"text/html; charset={charset}"),), data)).kind == "geo-block"


@pytest.mark.parametrize(
    "piece", [b"<h1>", b"<title", b"<head>", b"<", b">", b"<script>", b"<!--", b"<input ", b"&", b"page ", b"<p "]
)
def test_a_hostile_page_is_read_to_its_end(piece: bytes) -> None:
    """A pattern that is not linear would never come back from two million characters."""
    assert recognise(Response(200, (), piece * (2_000_000 // len(piece)))).evidence


@pytest.mark.skipif(not measure.DATA.is_dir(), reason="the shared data of real pages is not here")
def test_real_pages_are_told_apart() -> None:
    """Keep what was measured: 95 % of real error pages seen, at most 0.5 % of real content taken for one."""
    found = list(measure.errors())
    real = [sample.response for sample in found if sample.group != measure.FRIENDS]
    content = [sample.response for sample in found if sample.group == measure.FRIENDS]
    content += [sample.response for sample in measure.pages()]
    assert sum(map(measure.is_error, real)) >= 0.95 * len(real)
    assert sum(map(measure.is_error, content)) <= 0.005 * len(content)
