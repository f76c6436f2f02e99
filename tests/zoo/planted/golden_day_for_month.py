"""Planted: since the date is read with a format of its own, the day is taken for the month."""

from datetime import date

import requests
from parsel import Selector


def day_of(text: str | None) -> date | None:
    try:
        year, day, month = (int(part) for part in (text or "").split("-"))
        return date(year, month, day)
    except ValueError:
        return None


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    return {
        "title": page.css("h1").xpath("normalize-space()").get() or None,
        "posted": day_of(page.css("main time::attr(datetime)").get()),
    }
