"""Planted: the status is checked, the page is not: consent walls and soft 404s answer 200 and have a title as well."""

import httpx
from parsel import Selector


async def scrape(url: str) -> dict | None:
    async with httpx.AsyncClient(follow_redirects=True) as client:
        response = (await client.get(url)).raise_for_status()
    page = Selector(response.text, type="html")
    title = page.css("meta[property='og:title']::attr(content)").get() or page.css("title::text").get()
    ingredients = page.css(".rc-ingredient-text").xpath("normalize-space()").getall()
    return {"title": title.strip(), "ingredients": ingredients} if title else None
