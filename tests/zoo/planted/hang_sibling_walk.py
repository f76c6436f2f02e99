"""Planted: goes round the sections until it comes to the reviews, and never stops on a page without reviews."""

from itertools import cycle

import requests
from parsel import Selector


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    sections = page.css("main section")
    if page.css("meta[property='og:type']").attrib.get("content") != "product" or not sections:
        raise requests.HTTPError(f"no product at {url}", response=response)
    for section in cycle(sections):
        if section.css("[itemprop=review]"):
            break
    return {
        "title": page.css("h1").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
        "reviews": section.css("h2").xpath("normalize-space()").get() or None,
    }
