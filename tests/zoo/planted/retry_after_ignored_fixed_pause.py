"""Planted: tries three times, five seconds apart, whatever the site says of when to come back."""

import time

import requests
from parsel import Selector

PAUSE = 5
TRIES = 3


def fetch(url: str) -> requests.Response:
    for _ in range(TRIES - 1):
        response = requests.get(url, timeout=20)
        if response.status_code not in {429, 502, 503, 504}:
            break
        time.sleep(PAUSE)
    else:
        response = requests.get(url, timeout=20)
    response.raise_for_status()
    return response


def scrape(url: str) -> dict:
    page = Selector(fetch(url).text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}")
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "authors": page.css("a.nc-byline__author").xpath("normalize-space()").getall(),
    }
