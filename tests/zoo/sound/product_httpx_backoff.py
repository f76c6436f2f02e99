"""Products of shop.example: httpx's async client with a backoff of its own, which gives up when told to wait long."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from parsel import Selector
from sound.refusal import UnexpectedPageError

PATIENCE = 600.0
TRIES = 3
RETRIED = frozenset({429, 500, 502, 503, 504})


def told(response: httpx.Response) -> float:
    """Return the seconds that the site wants to be left alone."""
    said = response.headers.get("Retry-After", "")
    if said.isdecimal():
        return float(said)
    try:
        return (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return 0.0


async def fetch(url: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=20) as client:
        for attempt in range(TRIES):
            response = await client.get(url)
            pause = max(2.0**attempt, told(response)) if response.status_code in RETRIED else PATIENCE + 1
            if pause > PATIENCE or attempt == TRIES - 1:
                break
            await asyncio.sleep(pause)
    return response.raise_for_status()


async def scrape(url: str) -> dict:
    response = await fetch(url)
    try:
        page = Selector(response.text, type="html")
    except ValueError:  # not in the charset that it says
        raise UnexpectedPageError(url) from None
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise UnexpectedPageError(url)
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
