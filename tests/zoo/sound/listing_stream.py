"""The lamps of lamps.example: given the page's text, the rows that React's server hands to its client."""

import json
import re
from typing import Any

from sound.board_state import text, under
from sound.refusal import UnexpectedPageError

PUSHED = re.compile(r'self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)')
ROW = re.compile(r"[0-9a-f]+:")


def amount(value: Any) -> str | None:
    """Return a price as the shop writes it; None for what is written otherwise."""
    written = str(value) if isinstance(value, str | int | float) else ""
    return written if re.fullmatch(r"\d{1,5}\.\d\d", written, re.ASCII) else None


def rows(html: str) -> list[Any]:
    """Return what the rows hold that are JSON."""
    found: list[Any] = []
    for string in PUSHED.findall(html):
        try:
            lines = json.loads(string).split("\n")
        except ValueError:
            continue
        for line in lines:
            try:
                found.append(json.loads(ROW.sub("", line, count=1)))
            except (ValueError, RecursionError):
                continue
    return found


def listed(html: str) -> list[Any]:
    """Return the products of the page's listing: the attributes of an element stand behind its key."""
    listings = [under(one, "listing") for row in rows(html) if isinstance(row, list) for one in row]
    products = [under(one, "products") for one in listings if text(under(one, "title")) == "Lamps"]
    if len(products) != 1 or not isinstance(products[0], list):
        raise UnexpectedPageError("no listing, or several")
    return products[0]


def scrape(html: str) -> list[dict]:
    return [
        {
            "name": text(under(product, "name")),
            "price": amount(under(product, "offer", "price")),
            "blurb": text(under(product, "blurb")),
        }
        for product in listed(html)
    ]
