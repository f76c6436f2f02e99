"""Products of shop.example: given the body's bytes, lxml, JSON-LD for the figures and markup for the words."""

import json
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from sound.refusal import UnexpectedPageError


def decoded(body: bytes) -> str:
    """Return the page's text: the site is in UTF-8 unless a mark says otherwise."""
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    return body.decode("utf-16" if marked else "utf-8-sig", "replace")


def products(page: lxml_html.HtmlElement) -> list[dict]:
    found: list[Any] = []
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except ValueError:
            continue
        found += data if isinstance(data, list) else [data]
    found += [thing for data in found if isinstance(data, dict) for thing in listed(data.get("@graph"))]
    return [thing for thing in found if isinstance(thing, dict) and "Product" in listed(thing.get("@type"))]


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def figure(value: Any) -> str | None:
    value = next(iter(listed(value)), None)
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def scrape(html: bytes) -> dict:
    try:
        page = lxml_html.document_fromstring(decoded(html))
    except (etree.ParserError, ValueError):  # lxml takes no empty document, and no text that declares an encoding
        raise UnexpectedPageError("nothing, or XML") from None
    found = products(page)
    if len(found) != 1 or "product" not in page.xpath("//meta[@property='og:type']/@content"):
        raise UnexpectedPageError("no product, or several")
    offers = [offer for offer in listed(found[0].get("offers")) if isinstance(offer, dict)]
    offer = offers[0] if len(offers) == 1 else {}
    name = figure(found[0].get("name"))
    return {
        "title": " ".join(name.split()) if name else None,
        "price": figure(offer.get("price")) or figure(offer.get("lowPrice")),
        "currency": figure(offer.get("priceCurrency")),
        "sku": figure(found[0].get("sku")),
    }
