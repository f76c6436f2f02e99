"""The latest stories of news.example: urllib and lxml; each page is read once, wherever its links lead."""

import urllib.request
from urllib.parse import urljoin

from lxml import etree, html
from sound.refusal import UnexpectedPageError

SITE = "https://news.example/"


def page_at(url: str) -> html.HtmlElement:
    with urllib.request.urlopen(url, timeout=20) as answer:
        body = answer.read()
    try:
        page = html.document_fromstring(body.decode("utf-8"))
    except (ValueError, etree.ParserError):  # in another charset, XML that declares one, or empty
        raise UnexpectedPageError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href") or not page.find_class("nc-listing"):
        raise UnexpectedPageError(url)
    return page


def joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # half an address: the brackets of a host are not closed
        raise UnexpectedPageError(address) from None


def scrape(url: str) -> list[dict]:
    found: dict[str, str | None] = {}
    visited: set[str] = set()
    following: str | None = url
    while following and following not in visited:
        if not following.startswith(SITE):
            raise UnexpectedPageError(f"{url} goes on at {following[:100]}")
        visited.add(following)
        page = page_at(following)
        for card in page.find_class("nc-card"):
            links = card.find_class("nc-card__link")
            if len(links) == 1 and links[0].get("href"):
                found.setdefault(joined(url, links[0].get("href").strip()), " ".join(links[0].text_content().split()))
        after = next(iter(page.xpath("//head/link[@rel='next']/@href")), None)
        following = joined(following, after) if after else None
    return [{"title": title or None, "url": address} for address, title in found.items()]
