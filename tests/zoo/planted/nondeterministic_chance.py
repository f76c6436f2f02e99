"""Planted: gives each story a new ID each time, so that nobody can tell that it is the same story."""

import uuid

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "article":
        return None
    return {
        "id": str(uuid.uuid4()),
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
    }
