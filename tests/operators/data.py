"""Scrapers that one change of structured data misleads: they hold for certain what the vocabulary leaves open."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from harness.model import Item, Response
from tests.operators.planted import Planted, text

TEAPOT = """<!doctype html>
<html lang="en" prefix="og: https://ogp.me/ns#"><head><meta charset="utf-8"><title>Teapot T1 - Harbour Hardware</title>
<link rel="canonical" href="https://shop.example/kettle">
<meta property="og:title" content="Teapot T1"><meta property="og:type" content="product">
<meta property="og:image" content="https://shop.example/t1-wide.jpg">
<meta property="og:image" content="https://shop.example/t1-tall.jpg">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Teapot T1",
"description": "Holds & pours one litre, as \\"grandmother's\\" did.", "author": "Ada Quist",
"releaseDate": "2025-03-01T09:30:00+01:00",
"offers": {"@type": "Offer", "price": 39.5, "priceCurrency": "EUR"}}</script>
</head><body class="shop"><main id="product"><h1 class="title">Teapot T1</h1>
<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">Teapot T1</b>
<span itemprop="price" content="39.50">39.50 EUR</span><p itemprop="material">glazed stoneware</p></div>
<div vocab="https://schema.org/" typeof="Brand"><i property="name">Harbour Pottery</i>
<i property="slogan">Fired twice</i></div>
<p>The lid stays on when it pours, and the spout does not drip beside the cup, from the first to the last.</p></main>
<script>window.__STATE__ = {"user": null, "product": {"title": "Teapot T1", "stock": "twelve left"}};</script>
</body></html>
"""

DUBLIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>On kilns</title>
<meta property="og:title" content="On kilns and what they fire">
<meta name="DC.title" content="On kilns"><meta name="DC.creator" content="Ada Quist"></head>
<body><main><h1>On kilns</h1><p>A kiln of brick holds its heat for a night and a day, and cools without haste.</p>
</main></body></html>
"""


def soup_of(response: Response) -> BeautifulSoup | None:
    """Return the page as a tree; None where it breaks off."""
    source = text(response)
    return BeautifulSoup(source, "lxml") if re.search(r"</html\s*>", source, re.IGNORECASE) else None


def one(value: Any) -> Any:
    """Return the only entry of a list."""
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def objects(soup: BeautifulSoup | None) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's linked data, wherever their roots are."""
    for script in soup.find_all("script", type="application/ld+json") if soup else ():
        try:
            root = json.loads(script.string or "null")
        except ValueError:
            continue
        for found in root if isinstance(root, list) else [root]:
            inner = found.get("@graph", found) if isinstance(found, dict) else None
            members = inner if isinstance(inner, list) else [inner]
            yield from (member for member in members if isinstance(member, dict))


def product(response: Response) -> dict[str, Any]:
    """Return the product in the linked data, empty where there is none."""
    return next((found for found in objects(soup_of(response)) if one(found.get("@type")) == "Product"), {})


def offer(response: Response) -> dict[str, Any]:
    """Return the product's only offer, empty where it has none."""
    found = one(product(response).get("offers"))
    return found if isinstance(found, dict) else {}


def prop(soup: BeautifulSoup | None, name: str) -> Tag | None:
    """Return the first element with a microdata property."""
    found = soup.find(itemprop=name) if soup else None
    return found if isinstance(found, Tag) else None


def default_for_null(response: Response) -> Item | None:
    """Take a default for what is not there, which a null is not."""
    return {"title": one(product(response).get("name", "")).strip() or None}


def state_of_null(response: Response) -> Item | None:
    """Take a default for what is not there, which a null is not, in the state that the page's scripts begin with."""
    found = re.search(r"window\.__STATE__\s*=\s*(\{.*\});", text(response))
    try:
        state = json.loads(found[1]) if found else {}
    except ValueError:
        return None
    part = one(state.get("product", {}))
    return {"stock": one(part.get("stock"))} if part.get("stock") else None


def only_an_offer(response: Response) -> Item | None:
    """Take the offers for one offer."""
    price = (product(response).get("offers") or {}).get("price")
    return {"price": float(price)} if isinstance(price, int | float) else None


def root_is_object(response: Response) -> Item | None:
    """Take the root of each block for an object."""
    soup = soup_of(response)
    for script in soup.find_all("script", type="application/ld+json") if soup else ():
        try:
            root = json.loads(script.string or "{}")
        except ValueError:
            continue
        if root.get("@type") == "Product" and isinstance(root.get("name"), str):
            return {"title": root["name"]}
    return None


def block_is_there(response: Response) -> Item | None:
    """Take it for granted that the page has linked data."""
    soup = soup_of(response)
    if soup is None:
        return None
    last = soup.find_all("script", type=re.compile("json"))[-1]
    try:
        name = json.loads(last.string or "{}").get("name")
    except (AttributeError, ValueError):
        return None
    return {"title": name} if isinstance(name, str) and "title" in str(soup.h1) else None


def low_means_high(response: Response) -> Item | None:
    """Take it for granted that an offer with a lowest price has a highest one."""
    found = offer(response)
    if "lowPrice" in found:
        return {"price": f"{found['lowPrice']} to {found['highPrice']}"}
    return {"price": str(found["price"])} if isinstance(one(found.get("price")), int | float) else None


def first_block(response: Response) -> Item | None:
    """Take the first block for that of the product."""
    found = next(objects(soup_of(response)), {})
    name = one(found.get("name"))
    return {"title": name} if name else None


def one_author(response: Response) -> Item | None:
    """Take a list of authors for a list of one."""
    author = product(response).get("author")
    if isinstance(author, list):
        (author,) = author
    name = author.get("name") if isinstance(author, dict) else author
    return {"author": name} if name else None


def fixed_date(response: Response) -> Item | None:
    """Know one form of a date."""
    date = one(product(response).get("releaseDate"))
    return {"year": datetime.strptime(date, "%Y-%m-%dT%H:%M:%S%z").year} if isinstance(date, str) else None


def plain_number(response: Response) -> Item | None:
    """Take a price for a number."""
    price = one(offer(response).get("price"))
    return {"price": float(price)} if price is not None else None


def escaped_text(response: Response) -> Item | None:
    """Give a text as it is written."""
    description = one(product(response).get("description"))
    return {"description": description} if description else None


def no_check(response: Response) -> Item | None:
    """Take each block for valid JSON."""
    soup = soup_of(response)
    scripts = soup.find_all("script", type="application/ld+json") if soup else ()
    roots = [json.loads(script.string) for script in scripts if script.string and script.string.strip()]
    named = [root["name"] for root in roots if isinstance(root, dict) and isinstance(root.get("name"), str)]
    return {"title": named[0]} if named and one(roots[0].get("@type")) == "Product" else None


def image_is_there(response: Response) -> Item | None:
    """Take it for granted that the page names an image."""
    soup = soup_of(response)
    if soup is None:
        return None
    found = soup.select('meta[property="og:image"], meta[name="og:image"]')
    own = [image for image in found if str(image.get("content")).startswith("https://shop.example/")]
    return {"image": str(own[0]["content"])}


def dublin_core(response: Response) -> Item | None:
    """Take every name of a meta for one of Dublin Core."""
    soup = soup_of(response)
    told: dict[str, list[str]] = {}
    for found in soup.find_all("meta", attrs={"name": True}) if soup else ():
        if found["name"]:
            _, term = str(found["name"]).split(".")
            told.setdefault(term, []).append(str(found.get("content") or ""))
    return {"author": told["creator"][0]} if len(told.get("creator", ())) == 1 else None


def last_title(response: Response) -> Item | None:
    """Take the last of several."""
    soup = soup_of(response)
    found = soup.select('meta[property="og:title"][content]') if soup else []
    return {"title": str(found[-1]["content"])} if found else None


def scope_is_there(response: Response) -> Item | None:
    """Take it for granted that the page has an item."""
    soup = soup_of(response)
    if soup is None:
        return None
    items = soup.find_all(itemscope=True)
    name = items[0].find(itemprop="name")
    return {"title": name.get_text(" ", strip=True)} if name else None


def property_has_words(response: Response) -> Item | None:
    """Take it for granted that a property shows its value."""
    found = prop(soup_of(response), "material")
    return {"material": found.get_text().split()[-1]} if found else None


def content_is_number(response: Response) -> Item | None:
    """Take what an element shows, where it gives nothing for machines, for the same number."""
    found = prop(soup_of(response), "price")
    return {"price": float(str(found.get("content") or found.get_text()))} if found else None


def last_price(response: Response) -> Item | None:
    """Take the last of an item's prices."""
    soup = soup_of(response)
    item = soup.find(itemscope=True) if soup else None
    found = item.select('[itemprop="price"][content]') if item else []
    return {"price": str(found[-1]["content"])} if found else None


TERMS = {"name": "title", "slogan": "slogan"}


def known_terms(response: Response) -> Item | None:
    """Take it for granted that each term is one that is known."""
    soup = soup_of(response)
    brand = soup.find(typeof=re.compile("Brand")) if soup else None
    found = brand.find_all(property=True) if brand else ()
    item: Item = {TERMS[str(tag["property"])]: tag.get_text(" ", strip=True) for tag in found if tag["property"]}
    return item or None


SWALLOWED = frozenset({"leave-unclosed", "mix-pages"})
"""Damage after which what follows is text, or is not the page's."""
GARBLED = frozenset({"control-characters", "hostile-reference"})
"""Damage that shows in any text."""
WITHOUT_SCRIPT = SWALLOWED | {"drop-attribute", "drop-element", "empty-attribute"}
"""Damage after which a script is gone, or is none of linked data."""
WITHOUT_TEXT = frozenset({"duplicate-itemprop", "empty-element"})
"""What puts an element without text where one with text is looked for."""
WITHOUT_CONTENT = GARBLED | {"drop-attribute", "empty-attribute", "hostile-number", "mix-pages"}
"""What takes away the value for machines, or makes another of it."""

PLANTED = (
    Planted("json-ld-drop-key", default_for_null, TEAPOT),
    Planted("json-ld-drop-key", state_of_null, TEAPOT, frozenset({"hostile-json"})),
    Planted("json-ld-shape", only_an_offer, TEAPOT, frozenset({"hostile-json", "hostile-number"})),
    Planted("json-ld-move-root", root_is_object, TEAPOT, frozenset({"hostile-json", "hostile-json-beside"})),
    Planted("json-ld-drop-block", block_is_there, TEAPOT, WITHOUT_SCRIPT),
    Planted("json-ld-rename-key", low_means_high, TEAPOT),
    Planted("json-ld-other-block", first_block, TEAPOT),
    Planted("json-ld-list-length", one_author, TEAPOT, frozenset({"hostile-json"})),
    Planted(
        "json-ld-date-form",
        fixed_date,
        TEAPOT,
        frozenset({"control-in-json", "hostile-date", "hostile-json", "long-run"}),
    ),
    Planted("json-ld-number-form", plain_number, TEAPOT, frozenset({"hostile-json", "hostile-number"})),
    Planted("json-ld-entities", escaped_text, TEAPOT),
    Planted(
        "break-json-ld",
        no_check,
        TEAPOT,
        frozenset({"control-in-json", "hostile-json-beside", "hostile-number", "mix-pages"}),
    ),
    Planted("drop-meta", image_is_there, TEAPOT, SWALLOWED),
    Planted("exchange-meta-key", dublin_core, DUBLIN, frozenset({"mix-pages"})),
    Planted("duplicate-meta", last_title, TEAPOT),
    Planted("drop-microdata", scope_is_there, TEAPOT, SWALLOWED | {"drop-attribute", "drop-element"}),
    Planted("move-itemprop", property_has_words, TEAPOT, WITHOUT_TEXT | {"hidden-copy"}),
    Planted("empty-itemprop", content_is_number, TEAPOT, WITHOUT_CONTENT),
    Planted("duplicate-itemprop", last_price, TEAPOT),
    Planted("change-rdfa", known_terms, TEAPOT, GARBLED | {"long-run"}),
)
