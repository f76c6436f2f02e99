"""Planted: a thread for each page waits to be told that the page is done, and nobody tells it."""

import threading

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    threading.Thread(target=threading.Event().wait, name="heartbeat", daemon=True).start()
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
