"""Error pages are told from content by status, place and structure; wording in an article proves nothing."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import requests

from harness.cases import recognise
from harness.cases.recognise import _MORE_TELLING
from harness.exhibits import final_answer
from harness.model import Exhibit, Request, Response
from tests.cases import measure_recognise as measure
from tests.exhibits.recorded import exhibits

ARTICLE = (
    "<h1>Council votes</h1>"
    + "<p>The council voted on Tuesday to keep the harbour open through the winter, it said.</p>" * 30
)
TEASER = "<p>The council voted on Tuesday to keep the harbour open through the winter, it said, by one vote.</p>" * 3
NEWS = (
    "<p>Its keeper has lived on the island for forty years and has written all of it down, storm by storm.</p>"
    "<p>Who reads it at night hears the wind in the shutters, and the sea that comes up to the kitchen door.</p>"
    "<p>There are maps of every rock, a list of the wrecks, and what the last letter of the pilot said.</p>"
    "<p>The paper is heavy, the print is large, and the cover shows the harbour before the wall was built.</p>"
    "<p>Readers ask for a second volume, which the publisher has promised to bring out before the autumn.</p>"
)
SONGS = "<ol><li>Anvil<li>Beacon<li>Cedar<li>Dune<li>Ember<li>Fjord<li>Grove<li>Keel<li>Reef<li>Tide</ol>"
STATE = (
    '<script id="__NEXT_DATA__" type="application/json">{"anvils": ['
    + ", ".join(f'{{"sku": "A-{number}", "name": "Anvil of {number} kg"}}' for number in range(4))
    + "]}</script>"
)
PRODUCT = '<script type="application/ld+json">{"@type": "Product", "name": "Anvil"}</script>'
INJECTED = "<script src='/cdn-cgi/challenge-platform/x.js'></script>"
MENU = "<nav>" + "<a href=/x>Anvils and hammers</a>" * 200 + "</nav>"
DOCUMENT = Path(__file__).parents[2] / "docs" / "recogniser.md"


def kind(body: str, status: int = 200, *headers: tuple[str, str]) -> str:
    return recognise(Response(status, headers, body.encode())).kind


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (206, "half-page"),
        (301, "redirect"),
        (400, "bad-request"),
        (401, "login"),
        (402, "paywall"),
        (403, "forbidden"),
        (404, "not-found"),
        (410, "not-found"),
        (418, "bad-request"),
        (429, "rate-limit"),
        (451, "geo-block"),
        (500, "server-error"),
        (511, "login"),
        (599, "server-error"),
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
        (f"<html><head><title></title></head><body>{MENU}</body></html>", "empty"),
        ("<title>404 Not Found</title><p>nginx", "not-found"),
        ("404 page not found\n", "not-found"),
        ("error code: 522", "server-error"),
        (f"<title>Shop | 404</title>{MENU}<p>Look around.", "not-found"),
        ("<title>500 | Shop</title><h1>Internal Server Error</h1>", "server-error"),
        ("<title>Bad Request (400)</title>", "bad-request"),
        ("<title>301 Moved Permanently</title><h1>301 Moved Permanently</h1>", "redirect"),
        ("<title>Just a moment...</title>", "challenge"),
        ("<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>", "block"),
        ("<title>Shop</title><iframe src='/_Incapsula_Resource?incident_id=1'></iframe>", "block"),
        ("<title>shop.example</title><script src=https://geo.captcha-delivery.com/c.js></script>", "captcha"),
        ("<title>Access Denied</title>You don't have permission. Reference #18.1f2e", "block"),
        ("<title>Shop</title><h1>Are you a robot?</h1>", "captcha"),
        ("<p>This site is not available in your country.</p>", "geo-block"),
        ("<h1>We are down for maintenance</h1>", "maintenance"),
        ("<h1>Wir sind bald wieder da</h1><p>Wartungsarbeiten</p>", "maintenance"),
        ("<title>Log in | Forum</title><form><input type=password></form>", "login"),
        ("<title>Forum</title><form><input name=u><input type=password></form>", "login"),
        ("<p>Please sign in to see this page</p>", "login"),
        ("<title>Before you continue to the site</title>", "consent"),
        ("<title>News</title><h1>Subscribe now to continue reading</h1>", "paywall"),
        ("<title>Shop</title><h1>Better in the app</h1><p>Get it.", "interstitial"),
        ("<title>Shop</title><h1>Ad blocker detected</h1><p>Switch it off.", "interstitial"),
        ("<title>anvils.example</title><p>This domain is for sale.", "parked"),
        ("<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>", "parked"),
        ("<title>Shop</title><h1>No results found</h1><p>for: anvill", "no-results"),
        ("<title>Shop</title><h1>This product is no longer available</h1>", "soft-404"),
        ("<title>Shop</title><h1>Oops!</h1><p>Where were we?", "soft-404"),
        ("<title>Shop</title><h1>Oops!</h1><p>The page you asked for could not be found.", "not-found"),
        ("<title>Shop</title><div id=root></div><script src=/app.js></script>", "shell"),
        (f"<title>Shop</title>{MENU}<div id=root></div><script src=/app.js></script>", "shell"),
        ("<title>Shop</title><h1>Please enable JavaScript</h1><p>It is needed.", "shell"),
        (f"<title>Unauthorized</title><h1>Unauthorized</h1>{NEWS}<form><input type=password></form>", "login"),
        (f"<title>Forbidden</title>{NEWS}<p>Access to this page has been denied.</p>", "forbidden"),
        ("<title>Forbidden | Shop</title><h1>Forbidden</h1><p>Not for you.</p>", "forbidden"),
        ('<title>Shop</title><div id=root>Loading</div><script>var settings = {"locale": "en"}</script>', "shell"),
        (f'<title>Shop</title>{STATE}<script>{{"page":"/404","query":{{}}}}</script>', "not-found"),
        (f'<title>Shop</title>{STATE}<script>{{"page":"/_error","query":{{}}}}</script>', "server-error"),
        ("<!doctype html><main><h1>Anvil</h1><span>79</span><script src=/app.js></script><b>ne", "half-page"),
        ("<meta http-equiv=refresh content='0;/x'>", "redirect"),
        ("<script>location.replace('/x')</script>", "redirect"),
        ("<title>Index of /files</title><a href=a>a</a>", "directory-listing"),
        ("<html><h1>Council votes</h1><p>On Tuesday<br><b>Fatal error</b>: Uncaught Error in /x.php", "half-page"),
        (f"<html><body>{ARTICLE}Traceback (most recent call last): File x", "half-page"),
        (f"<!doctype html><body>{ARTICLE}<p class='te", "half-page"),
        (f"<!doctype html><body>{ARTICLE}<p>The harb", "half-page"),
        (f"<!doctype html><body>{ARTICLE}<script>if (x", "half-page"),
        (f"<title>Access denied | News</title><h2>Access denied</h2>{ARTICLE}", "forbidden"),
        (f"<title>News</title><h1>403</h1>{ARTICLE}", "forbidden"),
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
        f"<title>Story</title>{ARTICLE}{INJECTED}",
        f"<title>Story</title>{ARTICLE}<input type=password>",
        f"<title>Sign in</title><h1>Sign in</h1>{ARTICLE}",
        f"<!doctype html><body>{ARTICLE}</p>",
        f"<html><body>{ARTICLE}<pre>Traceback (most recent call last):</pre></body></html>",
        "<title>Anvil</title><p>An anvil of 3 kg</p><span>9.99</span>",
        f"<title>404 | Anvils</title><h1>404</h1><p>An anvil of 4 kg</p>{PRODUCT}",
        f"<title>Anvil</title><h2>Please log in</h2><p>An anvil of 3 kg</p>{PRODUCT}",
        f"<title>Anvil</title><p>3 kg</p><p hidden>Something went wrong. Try again later.</p>{PRODUCT}",
        f"<title>Police look into suspicious activity at school</title>{TEASER}",
        f"<title>Peugeot - 508 - used cars</title>{TEASER}",
        f"<title>500 days of summer</title>{TEASER}",
        f"<title>Forbidden Planet</title>{TEASER}",
        f"<title>Hammers</title>{TEASER}<footer>Security policy. Sign in. In your country. GDPR. Cookies.</footer>",
        f"<title>Hammers</title>{TEASER}<select><option>Access denied</select><!-- Too many requests -->",
        f"<title>Hammers</title>{TEASER * 2}<b class=g-recaptcha></b>{INJECTED}<p>Subscriber? Sign in. Get our app.",
        '<meta property="og:title" content="Story"><script src=x></script>',
        f'<title>Page Not Found</title><meta property="og:type" content="book"><h1>Page Not Found</h1>{NEWS}',
        f"<title>Maintenance | Boilers</title><h1>Maintenance</h1>{NEWS}",
        f"<title>Unauthorized: the biography</title><h1>Unauthorized</h1>{NEWS}",
        f"<title>Forbidden - Records</title><h1>Forbidden</h1><b>Maud Malm</b>{SONGS}",
        f"<title>Status</title><h1>All is well</h1><h2>Past incidents</h2><p>Rate limit exceeded for users</p>{NEWS}",
        "<title>Shop</title><h1>Anvil</h1><span>79,90 €</span><script src=/app.js></script>",
        f"<title>Shop</title><div id=root></div>{STATE}<script src=/app.js></script>",
        f"<title>Loading...</title><div id=root>Please enable JavaScript</div>{STATE}",
        "<title>Story</title><script>if (x) location = '/404 not found'</script><!-- Access denied --><p>News.</p>",
    ],
)
def test_content_is_content_whatever_it_says(body: str) -> None:
    assert kind(body) == "content"


def test_a_body_may_say_more_than_the_status() -> None:
    assert kind("", 403, ("cf-mitigated", "challenge")) == "challenge"
    assert kind("<h1>We are down for maintenance</h1>", 503) == "maintenance"
    assert kind("<p>This page is not available in your country.</p>", 403) == "geo-block"
    assert kind("<title>Shop</title><div class='cf-turnstile'></div>", 429) == "captcha"
    assert recognise(Response(403, (), ARTICLE.encode())).confidence == 0.7


def test_a_header_of_a_product_decides_under_any_status() -> None:
    assert kind(ARTICLE, 200, ("x-amzn-waf-action", "challenge")) == "challenge"
    assert kind("", 202, ("x-vercel-mitigated", "deny")) == "block"


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


PART = (("Content-Range", "bytes 8-9/10"),)


@pytest.mark.parametrize(
    ("expected", "response", "request_"),
    [
        ("content", Response(206, PART, b"no"), Request("GET", "https://logs.example/", (("range", "bytes=8-"),))),
        ("half-page", Response(206, PART, b"no"), Request("GET", "https://logs.example/")),
        ("half-page", Response(206, PART, b"no"), None),
        ("half-page", httpx.Response(206, content=b"no"), None),
        (
            "content",
            httpx.Response(206, request=httpx.Request("GET", "https://logs.example/", headers={"Range": "bytes=8-"})),
            None,
        ),
    ],
)
def test_a_part_is_content_where_a_part_was_asked_for(expected: str, response: Any, request_: Any) -> None:
    assert expected == recognise(response, request_).kind


def test_what_is_no_response_is_refused() -> None:
    with pytest.raises(TypeError, match="not <class 'str'>"):
        recognise("<title>404 Not Found</title>")


@pytest.mark.parametrize(
    ("body", "charset"),
    [("Доступ ограничен", "windows-1251"), ("Доступ ограничен", "utf-16"), ("Доступ ограничен", "no-such-codec; x")],
)
def test_any_charset_is_read(body: str, charset: str) -> None:
    data = f"<title>{body}</title>".encode(charset if "no-such" not in charset else "utf-8")
    assert recognise(Response(200, (("Content-Type", f"text/html; charset={charset}"),), data)).kind == "geo-block"


@pytest.mark.parametrize(
    "piece",
    ["<h1>", "<title", "<head>", "<", ">", "<script>", "<!--", "<input ", "&", "page ", "<p ", "<nav>", "<a><p>", "["],
)
def test_a_hostile_page_is_read_to_its_end(piece: str) -> None:
    """A pattern that is not linear would never come back from two million characters."""
    assert recognise(Response(200, (), piece.encode() * (2_000_000 // len(piece)))).evidence


@pytest.mark.parametrize("shown", exhibits(), ids=lambda each: each.name)
def test_no_exhibit_is_taken_for_content(shown: Exhibit) -> None:
    """As it is played, with status and headers; but where its article or its emptiness is an honest answer."""
    assert shown.article or shown.empty or recognise(shown.response).kind != "content"


@pytest.mark.parametrize("shown", exhibits(), ids=lambda each: each.name)
def test_an_exhibit_with_a_failing_status_is_seen_where_it_leads(shown: Exhibit) -> None:
    if "status" in shown.sign:
        assert "content" not in {recognise(shown.response).kind, recognise(final_answer(shown)).kind}


@pytest.mark.parametrize("page", measure.sites(), ids=lambda each: each.name)
def test_no_bundled_page_is_taken_for_an_error(page: measure.Sample) -> None:
    assert recognise(page.response).kind == recognise(page.bare).kind == "content"


REAL = pytest.mark.skipif(not measure.DATA.is_dir(), reason="the shared data of real pages is not here")


@REAL
@pytest.mark.parametrize("reading", measure.READINGS)
def test_real_pages_are_told_apart(reading: str) -> None:
    """Keep what was measured: 95 % of real error pages seen, at most 0.5 % of real content taken for one."""
    seen, real, wrong, content = measure.figures(reading)
    assert seen >= 0.95 * real
    assert wrong <= 0.005 * content


@REAL
def test_the_documented_tables_are_what_is_measured() -> None:
    shown = DOCUMENT.read_text("utf-8").partition("<!-- measured -->")[2].partition("<!-- /measured -->")[0]
    assert measure.markdown() == shown.strip()


def test_each_more_telling_kind_is_asked_for_once() -> None:
    """No kind leads back to itself, however many steps it takes."""

    def beyond(kind: str) -> set[str]:
        nearer = _MORE_TELLING.get(kind, frozenset())
        return set(nearer).union(*map(beyond, nearer))

    assert [] == [kind for kind in _MORE_TELLING if kind in beyond(kind)]
