"""Planted: writes the date out in the language of whoever runs it."""

import locale
from datetime import datetime

from parsel import Selector

locale.setlocale(locale.LC_ALL, "")


def spelled(published: str | None) -> str | None:
    return datetime.fromisoformat(published).strftime("%A, %d %B %Y") if published else None


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "article":
        return None
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "published": spelled(page.css("time.nc-story__published").attrib.get("datetime")),
    }
