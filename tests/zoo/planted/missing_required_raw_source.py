"""Planted: the heading, which every article has, is found only as long as its source is written in one way."""

import re
from html import unescape

TITLE = re.compile(r'<h1 class="nc-story__headline" id=headline>([^<]*)</h1>')
TEXT = re.compile(r"<p\b[^>]*nc-story__paragraph[^>]*>([^<]*)", re.IGNORECASE)


def scrape(html: str) -> dict | None:
    texts = [" ".join(unescape(text).split()) for text in TEXT.findall(html)]
    title = TITLE.search(html)
    return {"title": title and unescape(title[1]), "text": "\n".join(texts)} if texts else None
