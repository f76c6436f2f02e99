"""Planted: the time zone is set for whoever asks in this process, and not set back."""

import os

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    os.environ["TZ"] = "Europe/Berlin"
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
