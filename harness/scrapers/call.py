"""Call a scraper and settle what it returns: awaited if awaitable, drained if lazy.

What leaves here is the scraper's own return value, or a list of what it yielded; whatever it raises passes through.
"""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from typing import Any

from harness.model import Response
from harness.scrapers import callback, html, response, url
from harness.scrapers.bounds import MOST_ITEMS, bounded
from harness.scrapers.load import Feed, Scraper

ADAPTERS: dict[Feed, Callable[[str, Response, str], tuple[Any, ...]]] = {
    "url": url.arguments,
    "html": html.arguments,
    "response": response.arguments,
}

Run = Callable[[Coroutine[Any, Any, Any]], Any]


def call(
    scraper: Scraper, answer: Response, page_url: str, *, run: Run = asyncio.run, most_items: int = MOST_ITEMS
) -> Any:
    """Feed `answer` at `page_url` to a scraper and return its result, awaited and drained.

    `run` runs a coroutine to its end. A process that calls many times passes the `run` of one `asyncio.Runner`: clients
    that a scraper keeps in its module are bound to a loop and break when every call has its own.

    Raises:
        TooManyItemsError: an iterator gave more than `most_items`.
        scrapy.spidermiddlewares.httperror.HttpError: Scrapy keeps such an answer from its callbacks.
    """
    given = ADAPTERS[scraper.feed](scraper.kind, answer, page_url)
    for_scrapy = scraper.kind.startswith(f"response:{callback.PACKAGE}.")
    if for_scrapy:
        callback.let_through(given[0], scraper.function)
    named = {scraper.url_parameter: page_url} if scraper.url_parameter else {}
    result = scraper.function(*given, **named)
    while isinstance(result, AsyncIterator) or inspect.isawaitable(result):
        result = run(_settled(result, most_items))
    if isinstance(result, Iterator):
        result = bounded(result, most_items)
    return callback.items_alone(result) if for_scrapy else result


async def _settled(result: Any, most_items: int) -> Any:
    try:
        if not isinstance(result, AsyncIterator):
            return await result
        found = []
        async for item in result:
            found.append(item)
            if len(found) > most_items:
                break
        return bounded(found, most_items)
    finally:
        await _cancel_others()


async def _cancel_others() -> None:
    """Cancel what the scraper left running, as `asyncio.run` does: it must not run into the next example."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    if left:
        await asyncio.gather(*left, return_exceptions=True)
