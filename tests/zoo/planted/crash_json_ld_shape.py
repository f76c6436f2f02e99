"""Planted: schema.org allows an author as text, object or list; only a list of objects is expected."""

import json

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    block = page.xpath("//script[@type='application/ld+json']/text()").get()
    paragraphs = page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()
    if block is None or not paragraphs:
        return None
    try:
        data = json.loads(block)
    except ValueError:
        return None
    authors = [author["name"] for author in data["author"]]
    return {"title": str(data.get("headline") or ""), "authors": authors, "text": "\n".join(paragraphs)}
