"""Whatever a scraper returns is awaited and drained, with a bound; what it raises passes through."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest

from harness.model import Response
from harness.scrapers import Scraper, TooManyItemsError, call, load

PAGE = Response(200, (), b"page")
URL = "https://news.example/"


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
