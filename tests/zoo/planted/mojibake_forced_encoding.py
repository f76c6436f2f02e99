"""Planted: whatever the site says, its pages are read as UTF-8, and pound signs are lost when it says otherwise."""

import requests
from bs4 import BeautifulSoup, Tag


def text_of(element: Tag | None) -> str | None:
    return (" ".join(element.get_text().split()) or None) if element else None


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    response.encoding = "utf-8"
    soup = BeautifulSoup(response.text, "lxml")
    canonical = soup.find("link", rel="canonical")
    if canonical is None or canonical.get("href") != url:
        raise requests.RequestException(f"another page at {url}")
    return {
        "title": text_of(soup.select_one("h1[itemprop=name]")),
        "price": text_of(soup.select_one("[data-testid=price] [itemprop=lowPrice]")),
    }
