"""Planted: a page is taken for a challenge as soon as a word of one is anywhere in it."""

import requests
from bs4 import BeautifulSoup
from sound.refusal import UnexpectedPageError

WORDS = ("captcha", "turnstile", "enable javascript")


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    if any(word in response.text.lower() for word in WORDS):
        raise UnexpectedPageError(f"a challenge at {url}")
    page = BeautifulSoup(response.text, "lxml")
    canonical = page.find("link", rel="canonical")
    if canonical is None or canonical.get("href") != url:
        raise UnexpectedPageError(url)
    title = page.select_one("h1.nc-story__headline")
    texts = [" ".join(block.get_text().split()) for block in page.select(".nc-story__body > .nc-story__paragraph")]
    return {"title": " ".join(title.get_text().split()) if title else None, "text": "\n".join(texts) or None}
