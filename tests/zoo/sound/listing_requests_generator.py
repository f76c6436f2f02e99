"""The latest stories of news.example, page after page: a requests session, a generator."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import requests
from parsel import Selector
from sound.refusal import UnexpectedPageError

MOST_PAGES = 50
PAGES = re.compile("[0-9]{1,4}")
SITE = "https://news.example/"


def joined(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address) if address else None
    except ValueError:  # half an address: the brackets of a host are not closed
        return None


def scrape(start_url: str) -> Iterator[dict]:
    following: str | None = start_url
    with requests.Session() as session:
        for number in range(1, MOST_PAGES + 1):
            if following is None:
                return
            if not following.startswith(SITE):
                raise UnexpectedPageError(f"{start_url} goes on at {following[:100]}")
            response = session.get(following, timeout=20)
            response.raise_for_status()
            try:
                page = Selector(response.text, type="html")
            except UnicodeError:  # in no charset that there is
                raise UnexpectedPageError(following) from None
            listing = page.css(".nc-listing")
            if listing.attrib.get("data-page") != str(number) or not PAGES.fullmatch(listing.attrib.get("data-of", "")):
                raise UnexpectedPageError(following)
            if listing.css("article.nc-card article.nc-card"):
                raise UnexpectedPageError(f"{following}: cards within cards")
            for link in listing.css("article.nc-card h2 a.nc-card__link[href]"):
                address = link.attrib["href"].strip()
                yield {
                    "title": link.xpath("normalize-space()").get() or None,
                    "url": joined(following, address),
                }
            after = page.css("a.nc-pager__next::attr(href)").get()
            following = joined(following, after or "")
            if following is None and number < int(listing.attrib["data-of"]):
                raise UnexpectedPageError(f"{start_url}: no way to page {number + 1}")
