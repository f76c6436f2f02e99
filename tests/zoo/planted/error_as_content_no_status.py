"""Planted: nobody looks at the status, so the heading of an error page is stored as a title."""

import requests
from parsel import Selector


def scrape(url: str) -> dict | None:
    page = Selector(requests.get(url, timeout=20).text, type="html").root
    heading = page.find(".//h1")
    if heading is None:
        return None
    paragraphs = page.find_class("nc-story__paragraph")
    return {
        "title": " ".join(heading.text_content().split()),
        "text": "\n".join(" ".join(one.text_content().split()) for one in paragraphs),
    }
