"""price-parser: what its users store."""

from typing import Any

import price_parser
import turbohtml


def scrape(html: str) -> dict[str, Any] | None:
    """Return what price-parser reads from the words of a product page's price."""
    element = turbohtml.parse(html).select_one("[data-testid=price]")
    if element is None:
        return None
    found = price_parser.Price.fromstring(element.text)
    return {
        "price": found.amount,
        "currency": found.currency,
    }
