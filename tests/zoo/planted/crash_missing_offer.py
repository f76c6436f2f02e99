"""The lamps of lamps.example: takes the offer in a card's attribute for granted."""

from lxml import html as lxml_html
from sound.listing_attributes import product, text
from sound.refusal import UnexpectedPageError


def scrape(html: str) -> list[dict]:
    cards = lxml_html.document_fromstring(html or " ").xpath("//li[@data-product]")
    products = [one for one in map(product, cards) if one]
    found = [{"name": text(one.get("name")), "currency": text(one["offer"]["currency"])} for one in products]
    if not any(one["name"] for one in found):
        raise UnexpectedPageError("no lamps")
    return found
