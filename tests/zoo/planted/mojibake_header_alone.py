"""Planted: what `requests` makes of a page, which asks the header for its encoding and never the page itself."""

import requests
from bs4 import BeautifulSoup, Tag


def text_of(element: Tag | None) -> str | None:
    return (" ".join(element.get_text().split()) or None) if element else None


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    soup = BeautifulSoup(response.text, "lxml")
    canonical = soup.find("link", rel="canonical")
    if canonical is None or canonical.get("href") != url:
        raise requests.RequestException(f"another page at {url}")
    return {"title": text_of(soup.select_one("article h1")), "text": text_of(soup.select_one("article p"))}
