"""Planted: of an answer that breaks off the part that came is read, and the stories behind it are lost."""

import http.client
import urllib.request
from urllib.parse import urljoin

from lxml import etree, html


def page_at(url: str) -> html.HtmlElement:
    with urllib.request.urlopen(url, timeout=20) as answer:
        try:
            body = answer.read()
        except http.client.IncompleteRead as cut:
            body = cut.partial
    try:
        page = html.document_fromstring(body.decode("utf-8", "replace"))
    except (ValueError, etree.ParserError):
        raise ConnectionError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise ConnectionError(f"another page at {url}")
    return page


def scrape(url: str) -> list[dict]:
    found: list[dict] = []
    visited: set[str] = set()
    following: str | None = url
    while following and following not in visited:
        visited.add(following)
        page = page_at(following)
        found += [
            {"title": " ".join(link.text_content().split()) or None, "url": urljoin(url, link.get("href"))}
            for link in page.find_class("nc-card__link")
            if link.get("href")
        ]
        following = next(iter(page.xpath("//head/link[@rel='next']/@href")), None)
    return found
