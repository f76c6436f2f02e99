"""Planted: goes on as long as there is a next link, whether it has been there or not."""

from urllib.parse import urljoin

import requests
from parsel import Selector


def scrape(url: str) -> list[dict]:
    found: list[dict] = []
    following: str | None = url
    while following:
        response = requests.get(following, timeout=20)
        response.raise_for_status()
        page = Selector(response.text, type="html")
        if page.css("[data-page]").get() is None:
            raise requests.HTTPError(f"no listing at {following}", response=response)
        found += [
            {"title": link.xpath("normalize-space()").get() or None, "url": urljoin(url, link.attrib["href"])}
            for link in page.css("article.nc-card h2 a.nc-card__link[href^='/']")
        ]
        after = page.css("link[rel=next]::attr(href)").get()
        following = after and urljoin(following, after)
    return found
