"""Planted: pages are read as UTF-8, and what cannot be is replaced, where this site writes in windows-1252."""

from urllib.request import urlopen

from bs4 import BeautifulSoup, Tag


def text_of(element: Tag | None) -> str | None:
    return (" ".join(element.get_text().split()) or None) if element else None


def scrape(url: str) -> dict:
    with urlopen(url, timeout=20) as response:
        soup = BeautifulSoup(response.read().decode("utf-8", "replace"), "html.parser")
    return {
        "title": text_of(soup.select_one("h1.larder-entry-title")),
        "ingredients": [text_of(element) for element in soup.select(".rc-ingredient-text")],
        "steps": [text_of(element) for element in soup.select(".rc-step-text")],
    }
