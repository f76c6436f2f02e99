"""Planted: no timeout, so that a site which accepts the request and says nothing is waited for without end."""

import requests
from parsel import Selector


def scrape(url: str) -> dict | None:
    response = requests.get(url)
    response.raise_for_status()
    title = Selector(response.text, type="html").css("h1.nc-story__headline").xpath("normalize-space()").get()
    return {"title": title} if title else None
