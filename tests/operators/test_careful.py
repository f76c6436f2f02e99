"""Who reads structured data with care gives no wrong value under any change of it: the same ones, or none."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from harness.model import Item, Response
from harness.mutations.data import DATA
from tests.operators.data import TEAPOT, one, product, soup_of
from tests.operators.planted import Planted, Trials, text

DRAWS = 8
"""Records of each operator."""
OPERATORS = (*(record.__struct_config__.tag for record, _ in DATA), "break-json-ld")


def words(value: Any) -> str | None:
    """Return a text, or the name of a thing; none of several."""
    value = one(value)
    if isinstance(value, dict):
        value = one(value.get("name"))
    return " ".join(value.split()) or None if isinstance(value, str) else None


def number(value: Any) -> float | None:
    """Return a number, also where it is written as a text."""
    try:
        return float(value) if isinstance(value, int | float | str) else None
    except ValueError:
        return None


def under(value: Any, *keys: str) -> Any:
    """Follow keys through objects and lists of one."""
    for key in keys:
        value = one(value)
        value = value.get(key) if isinstance(value, dict) else None
    return one(value)


def linked_data(response: Response) -> Item:
    """Read linked data alone."""
    found = product(response)
    return {
        "title": words(found.get("name")),
        "author": words(found.get("author")),
        "price": number(under(found, "offers", "price")),
    }


def microdata(response: Response) -> Item:
    """Read microdata, RDFa and OpenGraph by the place where each may stand."""
    soup = soup_of(response)
    item = soup.find(itemtype="https://schema.org/Product") if soup else None
    price = item.find(itemprop="price") if item else None
    material = item.find(itemprop="material") if item else None
    brand = soup.select_one('[typeof="Brand"] [property="name"]') if soup else None
    title = soup.select_one('meta[property="og:title"]') if soup else None
    return {
        "price": number(price.get("content")) if price else None,
        "material": str(material.get("content") or material.get_text(" ", strip=True)) if material else None,
        "brand": brand.get_text(" ", strip=True) or None if brand else None,
        "title": str(title.get("content") or "") if title else None,
    }


def state(response: Response) -> Item:
    """Read the state that the page's scripts begin with."""
    found = re.search(r"window\.__STATE__\s*=\s*", text(response))
    try:
        root = json.JSONDecoder().raw_decode(text(response), found.end())[0] if found else None
    except ValueError:
        root = None
    return {"title": words(under(root, "product", "title")), "stock": words(under(root, "product", "stock"))}


NEXT = re.sub(r"<script>.*= (.*);</script>", r'<script id="__NEXT_DATA__" type="application/json">\1</script>', TEAPOT)


def next_data(response: Response) -> Item:
    """Read the data of the page's own scripts, by its id."""
    soup = soup_of(response)
    script = soup.find("script", id="__NEXT_DATA__") if soup else None
    try:
        root = json.loads(script.get_text()) if script else None
    except ValueError:
        root = None
    return {"title": words(under(root, "product", "title")), "stock": words(under(root, "product", "stock"))}


@pytest.mark.parametrize(
    ("scrape", "page"), [(linked_data, TEAPOT), (microdata, TEAPOT), (state, TEAPOT), (next_data, NEXT)]
)
def test_a_careful_scraper_stays_clean(scrape: Callable[[Response], Item], page: str) -> None:
    trials = Trials(Planted("", scrape, page))
    assert all(trials.baseline.items[0].values())

    found = [(operator, finding) for operator in OPERATORS for finding in trials.caught_by(operator, DRAWS)]

    assert [] == [(operator, finding) for operator, finding in found if finding.severity == "error"]
