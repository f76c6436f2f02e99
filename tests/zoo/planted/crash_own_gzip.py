"""Planted: gzip is decompressed by the scraper itself, and a body that is broken raises zlib.error."""

import zlib
from urllib.request import Request, urlopen

from parsel import Selector
from sound.refusal import UnexpectedPageError

GZIP = 16 + zlib.MAX_WBITS


def fetch(url: str) -> str:
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"}), timeout=20) as response:
        body = response.read()
        packed = response.headers.get("Content-Encoding", "").lower() == "gzip"
    return (zlib.decompress(body, GZIP) if packed else body).decode("utf-8", "replace")


def scrape(url: str) -> dict:
    page = Selector(fetch(url), type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise UnexpectedPageError(url)
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[itemprop=lowPrice]::attr(content)").get() or None,
        "sku": page.css("[itemprop=sku]").xpath("normalize-space()").get() or None,
    }
