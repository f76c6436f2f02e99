"""The lamps of lamps.example: given the page's text, lxml, JSON in an attribute of each card."""

import json
import re
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from sound.refusal import UnexpectedPageError


def product(card: lxml_html.HtmlElement) -> dict:
    """Return what a card says of itself; nothing where that cannot be read."""
    try:
        found = json.loads(card.get("data-product"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def text(value: Any) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def price(offer: Any) -> str | None:
    """Return a price as the shop writes it; None for what is written otherwise."""
    value = offer.get("price") if isinstance(offer, dict) else None
    written = str(value) if isinstance(value, str | int | float) else ""
    return written if re.fullmatch(r"\d{1,5}\.\d\d", written, re.ASCII) else None


def scrape(html: str) -> list[dict]:
    try:
        page = lxml_html.document_fromstring(html)
    except (etree.ParserError, ValueError):  # lxml takes no empty document, and no text that declares an encoding
        raise UnexpectedPageError("nothing, or XML") from None
    products = [product(card) for card in page.xpath("//li[@data-product]")]
    found = [
        {"sku": text(one.get("sku")), "name": text(one.get("name")), "price": price(one.get("offer"))}
        for one in products
    ]
    if not any(one["name"] for one in found):
        raise UnexpectedPageError("no lamps")
    return found
