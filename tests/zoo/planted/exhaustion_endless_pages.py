"""Planted: when the page does not say how many pages there are, a place is kept for each of all thinkable ones."""

from urllib.parse import urljoin

import requests
from parsel import Selector

MOST_PAGES = 100_000_000


def scrape(url: str) -> list[dict]:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.xpath("//link[@rel='canonical']/@href").get() != url:
        raise requests.HTTPError("not the listing", response=response)
    pages: list = [None] * int(page.css("[data-page]").attrib.get("data-of") or MOST_PAGES)
    links = page.css("article.nc-card h2 a[href]")
    pages[0] = [
        {"title": link.xpath("normalize-space()").get() or None, "url": urljoin(url, link.attrib["href"])}
        for link in links
    ]
    return pages[0]
