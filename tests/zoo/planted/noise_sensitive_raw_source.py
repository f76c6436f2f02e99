"""Planted: the dates are cut out of the source by a pattern that knows the order and the quotes of attributes."""

import re
from html import unescape
from urllib.request import urlopen

PUBLISHED = re.compile(r'<time class="nc-story__published" datetime="([^"]+)">')
TEXT = re.compile(r"<p\b[^>]*nc-story__paragraph[^>]*>([^<]*)", re.IGNORECASE)
TITLE = re.compile(r"<h1\b[^>]*>\s*(.*?)\s*</h1>", re.IGNORECASE | re.DOTALL)
CANONICAL = re.compile(r"<link[^>]*\bcanonical\b[^>]*>", re.IGNORECASE)


def scrape(url: str) -> dict:
    with urlopen(url, timeout=20) as response:
        charset = response.headers.get_content_charset("utf-8")
        source = response.read().decode(charset, "replace")
    canonical = CANONICAL.search(source)
    title, published = TITLE.search(source), PUBLISHED.search(source)
    if canonical is None or url.partition("://")[2] not in canonical[0]:
        raise ConnectionError(f"another page at {url}")
    return {
        "title": title and unescape(title[1]),
        "published": published and published[1],
        "text": "\n".join(" ".join(unescape(text).split()) for text in TEXT.findall(source)),
    }
