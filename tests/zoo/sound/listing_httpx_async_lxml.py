"""The latest stories of news.example, all pages: httpx's async client and lxml; complete or refused."""

from urllib.parse import urljoin

import httpx
from lxml import etree, html
from sound.refusal import UnexpectedPageError

MOST_PAGES = 50
SITE = "https://news.example/"


def parsed(response: httpx.Response) -> html.HtmlElement:
    try:
        return html.document_fromstring(response.text)
    except (ValueError, etree.ParserError):  # not in the charset that it says, XML that declares one, or empty
        raise UnexpectedPageError(f"nothing to read at {response.url}") from None


def joined(base: str, address: str | None) -> str | None:
    try:
        return urljoin(base, address) if address else None
    except ValueError:  # half an address: the brackets of a host are not closed
        return None


def stories(page: html.HtmlElement, url: str) -> list[dict]:
    found = []
    for card in page.find_class("nc-card"):
        link = next(iter(card.find_class("nc-card__link")), None)
        if link is None or len(card.find_class("nc-card")) > 1:  # none, or torn: it holds the cards that follow
            continue
        date = next(iter(card.find_class("nc-card__date")), None)
        found.append(
            {
                "title": " ".join(link.text_content().split()) or None,
                "url": joined(url, link.get("href")),
                "date": date.get("datetime") if date is not None else None,
            }
        )
    return found


async def scrape(url: str) -> list[dict]:
    found: list[dict] = []
    following: str | None = url
    async with httpx.AsyncClient(timeout=20) as client:
        for _ in range(MOST_PAGES):
            if following is None:
                return found
            if not following.startswith(SITE):
                raise UnexpectedPageError(f"{url} goes on at {following[:100]}")
            response = (await client.get(following)).raise_for_status()
            page = parsed(response)
            if following not in page.xpath("//link[@rel='canonical']/@href"):
                raise UnexpectedPageError(following)
            found += stories(page, following)
            following = next(iter(page.xpath("//head/link[@rel='next']/@href")), None)
    raise UnexpectedPageError(f"{url} has more than {MOST_PAGES} pages")
