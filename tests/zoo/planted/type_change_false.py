"""Planted: where a part is missing, `and` gives what stands before it, which is False."""

import httpx
from bs4 import BeautifulSoup


def text_of(soup: BeautifulSoup, selector: str) -> str | bool:
    found = soup.select(selector)
    return len(found) > 0 and " ".join(found[0].get_text().split())


def scrape(url: str) -> dict:
    response = httpx.get(url, timeout=20).raise_for_status()
    soup = BeautifulSoup(response.content.decode("utf-8", "replace"), "lxml")
    if soup.find("meta", property="og:url", content=url) is None:
        raise httpx.HTTPError(f"another page at {url}")
    return {
        "title": text_of(soup, "h1.nc-story__headline"),
        "standfirst": text_of(soup, "p.nc-story__standfirst"),
        "author": text_of(soup, "a.nc-byline__author"),
        "text": text_of(soup, "p.nc-story__paragraph--lead"),
    }
