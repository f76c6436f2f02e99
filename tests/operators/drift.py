"""Scrapers that one kind of drift misleads: each looks for a value where a redesign may put another.

All read one page. What is not the whole of it, or no value by its form, none of them returns.
"""

import re

from parsel import Selector, SelectorList

from harness.model import Item, Response
from tests.operators.planted import Planted, text

SALE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kettle - Harbour Hardware</title></head>
<body><header><a href="/">Harbour Hardware</a>
<span class="ship">Express $9.90</span></header>
<main><h1>Kettle</h1><h2>Kitchenware</h2>
<div id="buy">
<p class="price was" id="price-was">was $49.90</p>
<p class="price now" id="price" data-price="39.90">now $39.90</p>
</div>
<p class="care">Guarantee $6.50</p>
<p class="maker">Maker <span class="brand">Norden</span></p>
<div id="terms">
<span class="stock">In stock</span>
<span class="parcel">By parcel</span>
<span class="ship Fee_ship__k2m9q">Delivery $4.90</span>
<span class="deposit Fee_deposit__a8f3x">Deposit $2.00</span>
</div>
<section>
<p class="price" data-price="12.50">Tea pot $12.50</p>
</section></main>
<footer><a href="/terms">Terms</a></footer></body></html>
"""

SIZES = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sizes - Harbour Hardware</title></head>
<body><main><h1>Sizes</h1><table>
<thead><tr><th>Size</th><th>Price</th><th>Deposit</th></tr></thead>
<tbody><tr><td>Espresso</td><td>$19.50</td><td>$2.40</td></tr>
<tr><td>Breakfast</td><td>$29.50</td><td>$3.60</td></tr></tbody></table></main>
<footer><a href="/terms">Terms</a></footer></body></html>
"""


def first_price_if_none_is_marked(response: Response) -> Item | None:
    """A scraper that takes the first of two prices when neither has the class of the current one."""
    page = opened(response)
    prices = page.css("#buy .price")
    return {"price": amount(page.css("#buy .now") or prices)} if len(prices) == 2 else None


def first_id_of_the_stem(response: Response) -> Item | None:
    """A scraper that takes the first of two ids that begin with `price` when neither is just that."""
    page = opened(response)
    prices = page.css("[id^=price]")
    return {"price": amount(page.css("#price") or prices)} if len(prices) == 2 else None


def first_paragraph_without_data(response: Response) -> Item | None:
    """A scraper that takes the first paragraph of the box when the page has no `data-price` at all."""
    page = opened(response)
    priced = page.css("#buy [data-price]") if page.css("[data-price]") else page.css("#buy p")
    return {"price": amount(priced)}


def only_price_left(response: Response) -> Item | None:
    """A scraper that takes the only price left on the page when none is marked as the current one."""
    page = opened(response)
    prices = page.css(".price.now") if page.css(".now") else page.css(".price")
    return {"price": amount(prices)} if page.css("#buy") and len(prices) == 1 else None


def first_class_of_the_module(response: Response) -> Item | None:
    """A scraper that takes the first of two classes of a CSS module when the one that it knows is not there."""
    page = opened(response)
    fees = page.css("[class*=Fee_]")
    return {"deposit": amount(page.css("[class*=Fee_deposit__a8f3x]") or fees)} if len(fees) == 2 else None


def first_amount_behind_a_word(response: Response) -> Item | None:
    """A scraper that takes the first amount behind the word "now" in the text of the page."""
    return {"price": opened(response).xpath("string(//main)").re_first(r"now\s+\$([0-9]+\.[0-9]{2})")}


def third_cell(response: Response) -> Item | None:
    """A scraper that counts a row's cells and never looks at what heads them."""
    rows = opened(response).css("tbody tr")
    sizes = [(word(row.xpath("td[1]")), amount(row.xpath("td[3]"))) for row in rows]
    return {"sizes": [{"size": size, "deposit": deposit} for size, deposit in sizes if size]}


def third_element(response: Response) -> Item | None:
    """A scraper that counts: delivery is in the third element of the box."""
    return {"ship": amount(opened(response).css("#terms > *")[2:])}


def first_heading_of_a_level(response: Response) -> Item | None:
    """A scraper that takes the first `h2` for the subtitle."""
    page = opened(response)
    return {"title": word(page.css("main h1")), "subtitle": word(page.css("main h2"))}


def first_section(response: Response) -> Item | None:
    """A scraper that takes the first `section` for the one of related products."""
    return {"related": amount(opened(response).css("section p"))}


def first_of_the_page_if_not_right_below(response: Response) -> Item | None:
    """A scraper that takes the first of two elements of a class when neither is right below the box."""
    page = opened(response)
    shown = page.css(".ship")
    return {"ship": amount(page.css("#terms > .ship") or shown)} if page.css("#terms") and len(shown) == 2 else None


def first_paragraph_right_below(response: Response) -> Item | None:
    """A scraper that takes the first paragraph right below `main` for the guarantee: prices are in a box."""
    page = opened(response)
    return {"price": amount(page.css("#price")), "guarantee": amount(page.css("main > p"))}


def first_span_of_the_line(response: Response) -> Item | None:
    """A scraper that takes the first `span` of the maker's line for the name."""
    return {"maker": word(opened(response).css(".maker > span"))}


def first_text_with_a_sign(response: Response) -> Item | None:
    """A scraper that takes the first piece of text with a currency sign, and an amount without decimals as well."""
    pieces = opened(response).css(".care ::text").getall()
    first = next((piece for piece in pieces if "$" in piece), "")
    found = re.fullmatch(r"[\w\s]*\$([0-9]{1,4}(?:\.[0-9]{2})?)\s*", first)
    return {"guarantee": found[1]} if found else None


def second_of_two_prices(response: Response) -> Item | None:
    """A scraper that takes the second of two prices for the current one."""
    prices = amounts(opened(response).css("#buy p"))
    return {"price": prices[1]} if len(prices) == 2 else None


def first_paragraph_of_the_old_layout(response: Response) -> Item | None:
    """A scraper that takes a page with none of the classes it knows for an old one, and reads the first paragraph."""
    page = opened(response)
    known = page.css(".price, .care, .ship")
    return {"price": amount(page.css(".price.now") if known else page.css("main p"))}


def first_two_amounts(response: Response) -> Item | None:
    """A scraper that takes the first two amounts of the box for delivery and deposit, however many there are."""
    fees = amounts(opened(response).css("#terms > span"))
    return {"ship": fees[0], "deposit": fees[1]} if len(fees) >= 2 else None


def first_of_the_class(response: Response) -> Item | None:
    """A scraper that takes whatever amount the first element of the class has in its text."""
    return {"guarantee": opened(response).css(".care")[:1].xpath("string()").re_first(r"\$([0-9]+\.[0-9]{2})\b")}


def opened(response: Response) -> Selector:
    """Return the page as a browser shows it; an empty one in place of one that lacks its end."""
    page = Selector(text(response), type="html")
    page.css("noscript, template").drop()
    return page if page.css("footer a") else Selector("", type="html")


def amount(found: SelectorList[Selector]) -> str | None:
    """Return the amount that the first element has behind plain words; None where its text is another."""
    match = re.fullmatch(r"[\w ]*\$([0-9]{1,4}\.[0-9]{2})", found.xpath("normalize-space()").get(""))
    return match[1] if match else None


def amounts(found: SelectorList[Selector]) -> list[str]:
    """Return the amounts of those elements that have one."""
    return [value for place in range(len(found)) if (value := amount(found[place : place + 1]))]


def word(found: SelectorList[Selector]) -> str | None:
    """Return the first element's text if it is one plain word."""
    match = re.fullmatch(r"[A-Za-z]{1,40}", found.xpath("normalize-space()").get(""))
    return match[0] if match else None


PLANTED = (
    Planted("rename-class", first_price_if_none_is_marked, SALE),
    Planted("rename-id", first_id_of_the_stem, SALE),
    Planted("drop-data-attribute", first_paragraph_without_data, SALE),
    Planted("replace-classes", only_price_left, SALE),
    Planted("rotate-hash", first_class_of_the_module, SALE),
    Planted("insert-sibling", first_amount_behind_a_word, SALE),
    Planted("insert-column", third_cell, SIZES),
    Planted("remove-sibling", third_element, SALE, frozenset({"drop-element"})),
    Planted("retag-leaf", first_heading_of_a_level, SALE),
    Planted("retag-parent", first_section, SALE),
    Planted("wrap", first_of_the_page_if_not_right_below, SALE),
    Planted("unwrap", first_paragraph_right_below, SALE),
    Planted("split-span", first_span_of_the_line, SALE),
    Planted("split-value", first_text_with_a_sign, SALE),
    Planted("reorder-siblings", second_of_two_prices, SALE),
    Planted("redesign", first_paragraph_of_the_old_layout, SALE),
    Planted("duplicate-value", first_two_amounts, SALE),
    Planted("inject-boilerplate", first_of_the_class, SALE),
)
