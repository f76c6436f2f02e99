"""Planted: a backoff that doubles and has jitter, in async code, and never looks at Retry-After."""

import asyncio
import random

import httpx
from parsel import Selector

DELAYS = (0.5, 1, 2)


async def fetch(url: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=20) as client:
        for delay in DELAYS:
            response = await client.get(url)
            if response.status_code != httpx.codes.TOO_MANY_REQUESTS and not response.is_server_error:
                break
            await asyncio.sleep(delay * random.uniform(1, 1.5))
        else:
            response = await client.get(url)
    return response.raise_for_status()


async def scrape(url: str) -> dict:
    page = Selector((await fetch(url)).text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise httpx.HTTPError(f"another page at {url}")
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
