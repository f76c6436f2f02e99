"""Planted: tells how many days old a story is, which is true on one day only."""

from datetime import UTC, datetime

from parsel import Selector


def days_since(published: str | None) -> int | None:
    return (datetime.now(UTC) - datetime.fromisoformat(published)).days if published else None


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "article":
        return None
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "age": days_since(page.css("time.nc-story__published").attrib.get("datetime")),
    }
