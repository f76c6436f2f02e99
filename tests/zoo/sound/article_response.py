"""Articles of news.example: given a requests.Response by a framework of one's own, a generator of one item."""

from collections.abc import Iterator

import requests
from parsel import Selector
from sound.refusal import UnexpectedPageError


def scrape(response: requests.Response) -> Iterator[dict]:
    response.raise_for_status()
    if not response.headers.get("Content-Type", "").startswith("text/html"):
        raise UnexpectedPageError(response.url)
    try:
        page = Selector(response.text, type="html")
    except UnicodeError:  # in no charset that there is
        raise UnexpectedPageError(response.url) from None
    if page.css("article#story").attrib.get("data-story-id") is None:
        raise UnexpectedPageError(response.url)
    if page.css('link[rel="canonical"]::attr(href)').get() != response.url:
        raise UnexpectedPageError(response.url)
    yield {
        "url": response.url,
        "title": page.css("#headline").xpath("normalize-space()").get() or None,
        "published": page.css("time.nc-story__published::attr(datetime)").get() or None,
        "text": "\n".join(p.xpath("normalize-space()").get() for p in page.css("p.nc-story__paragraph")) or None,
    }
