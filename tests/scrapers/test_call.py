"""Whatever a scraper returns is awaited and drained, with a bound; what it raises passes through."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial, wraps
from typing import Any, NamedTuple

import pytest
from scrapy.spidermiddlewares.httperror import HttpError

from harness.model import Response
from harness.scrapers import Scraper, TooManyItemsError, call, load
from tests.scrapers.samples import spider

PAGE = Response(200, (), b"page")
URL = "https://news.example/"


class Named(NamedTuple):
    title: str
    url: str


def plain(html: str) -> str:
    return html


def generated(html: str) -> Iterator[str]:
    yield from html


async def awaited(html: str) -> str:
    await asyncio.sleep(0)
    return html


async def async_generated(html: str) -> AsyncIterator[str]:
    for letter in html:
        yield letter


async def awaits_generator(html: str) -> Iterator[str]:
    return iter(html)


def returns_coroutine(html: str) -> Any:
    return awaited(html)


def raises_late(html: str) -> Iterator[str]:
    yield html
    raise LookupError("late")


def fed(function: Callable[..., Any], url_parameter: str = "") -> Scraper:
    return Scraper("news:scrape", function, "html", "html-str", url_parameter)


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        (plain, "page"),
        (generated, ["p", "a", "g", "e"]),
        (awaited, "page"),
        (async_generated, ["p", "a", "g", "e"]),
        (awaits_generator, ["p", "a", "g", "e"]),
        (returns_coroutine, "page"),
    ],
)
def test_a_result_is_settled(function: Callable[..., Any], expected: object) -> None:
    assert expected == call(fed(function), PAGE, URL)


@pytest.mark.parametrize("function", [generated, async_generated])
def test_iterators_are_bounded(function: Callable[..., Any]) -> None:
    assert 4 == len(call(fed(function), PAGE, URL, most_items=4))
    with pytest.raises(TooManyItemsError, match="more than 3 items"):
        call(fed(function), PAGE, URL, most_items=3)


def test_what_is_raised_while_draining_passes_through() -> None:
    with pytest.raises(LookupError, match="late"):
        call(fed(raises_late), PAGE, URL)


def test_the_url_is_given_to_who_asks_for_it() -> None:
    assert ("page", URL, False) == call(load("tests.scrapers.samples:with_url"), PAGE, URL)


def test_a_loop_that_is_passed_serves_every_call() -> None:
    loops = []

    async def remembers(html: str) -> None:
        loops.append(asyncio.get_running_loop())
        del html

    with asyncio.Runner() as runner:
        for _ in range(2):
            call(fed(remembers), PAGE, URL, run=runner.run)
    assert loops[0] is loops[1]


def test_tasks_left_running_are_cancelled() -> None:
    left = []

    async def leaves(html: str) -> str:
        left.append(asyncio.create_task(asyncio.sleep(60)))
        return html

    with asyncio.Runner() as runner:
        assert "page" == call(fed(leaves), PAGE, URL, run=runner.run)
        assert left[0].cancelled()


SAMPLES = "tests.scrapers.samples"


def test_requests_that_a_callback_gives_are_no_items() -> None:
    page = Response(200, (("Content-Type", "text/html"),), b"<h1>Story</h1>")
    assert [{"title": "Story"}] == call(load(f"{SAMPLES}:callback"), page, URL)
    assert call(load(f"{SAMPLES}:last_callback"), page, URL) is None


@pytest.mark.parametrize("status", [302, 403, 404, 500])
def test_scrapy_gives_no_callback_an_answer_without_success(status: int) -> None:
    with pytest.raises(HttpError, match=f"^Scrapy gives no callback a {status} without handle_httpstatus_list$"):
        call(load(f"{SAMPLES}:callback"), Response(status), URL)


def test_a_callback_is_given_the_statuses_that_its_spider_asks_for() -> None:
    scraper = load(f"{SAMPLES}:spider.parse")
    assert 404 == call(scraper, Response(404), URL)
    with pytest.raises(HttpError):
        call(scraper, Response(403), URL)


def test_a_function_may_ask_for_all_statuses_itself() -> None:
    def asks(response: Any, _more: int) -> int:
        return int(response.status)

    asks.handle_httpstatus_all = True  # type: ignore[attr-defined] # as users set it
    scraper = Scraper("news:asks", partial(asks, _more=1), "response", "response:scrapy.Response")
    assert 503 == call(scraper, Response(503), URL)


def test_what_a_decorated_method_asks_for_is_its_spiders() -> None:
    @wraps(spider.parse)
    def noted(response: Any) -> int:
        return spider.parse(response)

    assert 404 == call(Scraper("news:noted", noted, "response", "response:scrapy.Response"), Response(404), URL)


def test_a_named_tuple_of_a_callback_is_one_item() -> None:
    scraper = Scraper("news:named", lambda _: Named("Story", "/1"), "response", "response:scrapy.Response")
    assert Named("Story", "/1") == call(scraper, Response(200), URL)


def test_web_poet_gives_its_page_whatever_was_answered() -> None:
    scraper = Scraper("news:status", lambda response: response.status, "response", "response:web_poet.HttpResponse")
    assert 403 == call(scraper, Response(403), URL)
