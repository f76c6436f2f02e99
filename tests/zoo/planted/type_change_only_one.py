"""Planted: authors and tags are lists, unless there is only one: then it is a text."""

import httpx
from parsel import Selector


def single(names: list[str]) -> list[str] | str | None:
    if not names:
        return None
    return names[0] if len(names) == 1 else names


def scrape(url: str) -> dict:
    response = httpx.get(url, timeout=20).raise_for_status()
    page = Selector(response.content.decode("utf-8", "replace"), type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise httpx.HTTPError(f"another page at {url}")
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": page.css("p.nc-story__paragraph--lead").xpath("normalize-space()").get() or None,
        "authors": single(page.css("a.nc-byline__author").xpath("normalize-space()").getall()),
        "tags": single(page.css("li.nc-tags__item").xpath("normalize-space()").getall()),
    }
