"""Planted: a page is taken for a challenge as soon as a word of one is anywhere in it."""

import requests
from parsel import Selector
from sound.refusal import UnexpectedPageError

WORDS = ("captcha", "turnstile", "enable javascript")


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    if any(word in response.text.lower() for word in WORDS):
        raise UnexpectedPageError(f"a challenge at {url}")
    page = Selector(response.text, type="html")
    if page.css('link[rel="canonical"]::attr(href)').get() != url:
        raise UnexpectedPageError(url)
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(p.xpath("normalize-space()").get() for p in page.css("p.nc-story__paragraph")) or None,
    }
