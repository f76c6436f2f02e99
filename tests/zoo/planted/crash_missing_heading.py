"""Planted: the headline is taken for granted, so a page without it raises IndexError."""

import requests
from parsel import Selector


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html").root
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise requests.HTTPError(f"another page at {url}", response=response)
    paragraphs = page.find_class("nc-story__paragraph")
    return {
        "title": " ".join(page.find_class("nc-story__headline")[0].text_content().split()),
        "text": "\n".join(" ".join(one.text_content().split()) for one in paragraphs),
    }
