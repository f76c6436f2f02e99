"""Planted: `next` without a default in a generator, where a card without a company raises RuntimeError."""

from collections.abc import Iterator
from urllib.parse import urljoin

import httpx
from lxml import etree, html


def text_of(card: html.HtmlElement, name: str) -> str:
    part = next(one for one in card.iter() if one.get("class", "").startswith(f"JobCard_{name}__"))
    return " ".join(part.text_content().split())


def jobs(page: html.HtmlElement, url: str) -> Iterator[dict]:
    for card in page.xpath("//li[@data-job-id]"):
        yield {
            "title": text_of(card, "title"),
            "company": text_of(card, "company"),
            "url": urljoin(url, f"/jobs/{card.get('data-job-id')}"),
        }


def scrape(url: str) -> list[dict]:
    with httpx.Client(timeout=20) as client:
        response = client.get(url).raise_for_status()
    try:
        page = html.document_fromstring(response.text)
    except (ValueError, etree.ParserError):
        raise httpx.HTTPError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise httpx.HTTPError(f"another page at {url}")
    return list(jobs(page, url))
