"""The latest stories of news.example, all pages: httpx's async client and lxml; complete or refused."""

from urllib.parse import urljoin

import httpx
from lxml import etree, html
from sound.refusal import UnexpectedPageError

MOST_PAGES = 50


def parsed(response: httpx.Response) -> html.HtmlElement:
    try:
        return html.document_fromstring(response.text)
    except (ValueError, etree.ParserError):  # not in the charset that it says, XML that declares one, or empty
        raise UnexpectedPageError(f"nothing to read at {response.url}") from None


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
                "url": urljoin(url, link.get("href")) if link.get("href") else None,
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
            response = (await client.get(following)).raise_for_status()
            page = parsed(response)
            if following not in page.xpath("//link[@rel='canonical']/@href"):
                raise UnexpectedPageError(following)
            found += stories(page, following)
            following = next(iter(page.xpath("//head/link[@rel='next']/@href")), None)
    raise UnexpectedPageError(f"{url} has more than {MOST_PAGES} pages")
