"""Planted: the pattern that tells whole sentences from cut ones backtracks without end on those that are cut."""

import re

import requests
from parsel import Selector

SENTENCES = re.compile(r"^(?:(?:[\w,;:'\"()£%-]+\s?)+[.!?]\"?\s?)+$")
PREVIEW = 5


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("meta[property='og:url']").attrib.get("content") != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    paragraphs = page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()[:PREVIEW]
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(text for text in paragraphs if SENTENCES.match(text)) or None,
    }
