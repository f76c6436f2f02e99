"""The lamps of lamps.example: where an offer has no price, what a lamp cost before."""

from sound.listing_stream import amount, listed, text, under


def scrape(html: str) -> list[dict]:
    return [
        {
            "name": text(under(product, "name")),
            "price": amount(under(product, "offer", "price")) or amount(under(product, "was")),
        }
        for product in listed(html)
    ]
