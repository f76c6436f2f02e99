"""extruct: what its users store."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any

import extruct  # type: ignore[import-untyped]  # it has no stubs

PRODUCT_URL = "https://shop.example/"
SYNTAXES = ["json-ld", "microdata", "opengraph"]
DESCRIBED = frozenset({"Product", "ProductGroup", "Recipe", "product"})
"""The types of what such a page is about, as schema.org and Open Graph name them."""


def scrape(html: str) -> dict[str, Any] | None:
    """Return what the page's structured data, found by extruct, says of its product, or of what it is about else."""
    found = extruct.extract(html, base_url=PRODUCT_URL, syntaxes=SYNTAXES, uniform=True, errors="ignore")
    described = [thing for syntax in SYNTAXES for thing in _first_described(found.get(syntax))]
    if not described:
        return None
    offers = [offer for thing in described for offer in [*_things(thing.get("offers")), thing]]
    return {
        "title": _first(described, "name", "og:title"),
        "price": _amount(_first(offers, "price", "lowPrice", "product:price:amount")),
        "currency": _first(offers, "priceCurrency", "product:price:currency"),
    }


def _first_described(value: object) -> list[dict[str, Any]]:
    """Return the first thing that is a product or a recipe, if there is one."""
    return [thing for thing in _things(value) if not DESCRIBED.isdisjoint(_texts(thing.get("@type")))][:1]


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Yield the objects of a value of structured data, which may be one, a list, or a graph of them."""
    if isinstance(value, list):
        for entry in value:
            yield from _things(entry)
    elif isinstance(value, dict):
        yield from _things(value["@graph"]) if "@graph" in value else iter([value])


def _first(things: list[dict[str, Any]], *names: str) -> str | None:
    """Return the first text that one of the things has under one of the names."""
    return next((text for thing in things for name in names for text in _texts(thing.get(name))), None)


def _texts(value: object) -> Iterator[str]:
    """Yield the texts of a value, which may be one or a list of them; a number is the text that it is written as."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, str | int | float) and str(entry).strip():
            yield str(entry)


def _amount(text: str | None) -> Decimal | None:
    with suppress(InvalidOperation):
        return Decimal(text) if text else None
    return None
