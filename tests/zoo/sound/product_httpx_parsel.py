"""Products of shop.example: httpx and parsel, a dataclass; the price comes from microdata, never from its position."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

import httpx
from parsel import Selector
from sound.refusal import UnexpectedPageError

PRODUCT = "//*[@itemtype='https://schema.org/Product']"
OFFER = f"{PRODUCT}//*[@itemprop='offers'][@itemtype='https://schema.org/Offer']"


@dataclass
class Product:
    url: str
    title: str | None
    price: Decimal | None
    currency: str | None
    sku: str | None
    available: bool | None


def text(selector: Selector, path: str) -> str | None:
    """Return the text of what the path finds, or None unless it finds one element."""
    found = selector.xpath(path)
    return (found.xpath("normalize-space()").get() or None) if len(found) == 1 else None


def decimal(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def scrape(url: str) -> Product:
    response = httpx.get(url, timeout=20).raise_for_status()
    try:
        page = Selector(response.text, type="html")
    except UnicodeError:  # not in the charset that it says
        raise UnexpectedPageError(url) from None
    if page.xpath("//meta[@property='og:url']/@content").get() != url or not page.xpath(PRODUCT):
        raise UnexpectedPageError(url)
    stock = page.xpath(f"{OFFER}//link[@itemprop='availability']/@href").get()
    return Product(
        url=url,
        title=text(page, f"{PRODUCT}//h1[@itemprop='name']"),
        price=decimal(page.xpath(f"{OFFER}//*[@itemprop='price']/@content").get()),
        currency=page.xpath(f"{OFFER}//meta[@itemprop='priceCurrency']/@content").get() or None,
        sku=text(page, f"{PRODUCT}//*[@itemprop='sku']"),
        available=stock == "https://schema.org/InStock" if stock else None,
    )
