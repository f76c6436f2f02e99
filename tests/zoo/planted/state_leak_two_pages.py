"""Planted: after two pages that it could not read it takes the site for closed, until its process ends."""

from parsel import Selector
from sound.refusal import UnexpectedPageError

UNREAD: list[str] = []
MOST = 2


def scrape(html: str) -> dict:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        UNREAD.append(html)
        raise UnexpectedPageError("no product")
    if len(UNREAD) >= MOST:
        raise UnexpectedPageError("closed")
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
