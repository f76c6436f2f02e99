"""Planted: up to five tries in a loop, one right after the other, when the site or the connection fails."""

import aiohttp
from parsel import Selector

TRIES = 5


async def fetch(url: str) -> str:
    failed: aiohttp.ClientError | None = None
    async with aiohttp.ClientSession(raise_for_status=True) as session:
        for _ in range(TRIES):
            try:
                async with session.get(url) as response:
                    return await response.text(errors="replace")
            except aiohttp.ClientError as error:
                failed = error
    raise failed or aiohttp.ClientError(url)


async def scrape(url: str) -> dict:
    page = Selector(await fetch(url), type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise aiohttp.ClientError(f"another page at {url}")
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "kicker": page.css(".nc-story__kicker > a").xpath("normalize-space()").get() or None,
    }
