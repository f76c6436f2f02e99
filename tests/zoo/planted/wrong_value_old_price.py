"""The lamps of lamps.example: where an offer has no price, what a lamp cost before."""

from sound.board_state import text, under
from sound.listing_stream import amount, listed


def scrape(html: str) -> list[dict]:
    return [
        {
            "name": text(under(product, "name")),
            "price": amount(under(product, "offer", "price")) or amount(under(product, "was")),
        }
        for product in listed(html)
    ]
