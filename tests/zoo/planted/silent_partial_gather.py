"""Planted: of the pages that are fetched at once those that fail are left out, and nobody counts the others."""

import asyncio
from urllib.parse import urljoin

import httpx
from parsel import Selector


async def page_at(client: httpx.AsyncClient, url: str) -> Selector:
    response = (await client.get(url)).raise_for_status()
    page = Selector(response.content.decode("utf-8", "replace"), type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise httpx.HTTPError(f"another page at {url}")
    return page


async def scrape(url: str) -> list[dict]:
    async with httpx.AsyncClient(timeout=20) as client:
        first = await page_at(client, url)
        last = int(first.css("[data-page]").attrib.get("data-of") or 1)
        others = (page_at(client, f"{url}?page={number}") for number in range(2, last + 1))
        answers = await asyncio.gather(*others, return_exceptions=True)
    pages = [first, *(answer for answer in answers if isinstance(answer, Selector))]
    return [
        {"title": link.xpath("normalize-space()").get() or None, "url": urljoin(url, link.attrib["href"])}
        for page in pages
        for link in page.css("article.nc-card h2 a.nc-card__link[href^='/']")
    ]
