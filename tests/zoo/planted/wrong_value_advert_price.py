"""Planted: the price is what looks like one by its style; when it changes its style that is the price in an advert."""

import httpx
from lxml import etree, html


async def scrape(url: str) -> dict:
    async with httpx.AsyncClient(timeout=20) as client:
        response = (await client.get(url)).raise_for_status()
    try:
        page = html.document_fromstring(response.content.decode("utf-8", "replace"))
    except (etree.ParserError, ValueError):
        raise httpx.HTTPError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise httpx.HTTPError(f"another page at {url}")
    prices = page.cssselect("main .text-3xl.font-bold")
    titles = page.cssselect("h1[itemprop=name]")
    return {
        "title": " ".join(titles[0].text_content().split()) if titles else None,
        "price": " ".join(prices[0].text_content().split()) if prices else None,
    }
