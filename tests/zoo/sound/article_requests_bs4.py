"""Articles of news.example: requests and BeautifulSoup over lxml, one dictionary."""

import requests
from bs4 import BeautifulSoup, Tag
from sound.refusal import UnexpectedPageError


def text_of(element: Tag | None) -> str | None:
    """Return all text of an element with single spaces, or None when there is none."""
    return (" ".join(element.get_text().split()) or None) if element else None


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    try:
        soup = BeautifulSoup(response.text, "lxml")
    except UnicodeError:  # in no charset that there is
        raise UnexpectedPageError(url) from None
    canonical = soup.find("link", rel="canonical")
    if canonical is None or canonical.get("href") != url:
        raise UnexpectedPageError(url)
    published = soup.select_one("time.nc-story__published[datetime]")
    return {
        "url": url,
        "title": text_of(soup.select_one("h1.nc-story__headline")),
        "kicker": text_of(soup.select_one(".nc-story__kicker > a")),
        "authors": [name for author in soup.select("a.nc-byline__author") if (name := text_of(author))],
        "published": published["datetime"] if published else None,
        "text": "\n".join(filter(None, map(text_of, soup.select(".nc-story__body > .nc-story__paragraph")))) or None,
    }
