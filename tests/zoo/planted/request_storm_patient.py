"""Planted: waits ever longer between two tries, as it should, and never gives up."""

import time
from urllib.error import HTTPError
from urllib.request import urlopen

from parsel import Selector

LONGEST = 600.0


def fetch(url: str) -> str:
    delay = 1.0
    while True:
        try:
            with urlopen(url, timeout=20) as response:
                return response.read().decode("utf-8", "replace")
        except HTTPError as refused:
            told = refused.headers.get("Retry-After", "")
            time.sleep(max(delay, float(told) if told.isdecimal() else 0.0))
            delay = min(2 * delay, LONGEST)


def scrape(url: str) -> dict | None:
    page = Selector(fetch(url), type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        return None
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "authors": page.css("a.nc-byline__author").xpath("normalize-space()").getall(),
    }
