"""Planted: the selector that worked last is tried first on the next page, although it reads another value there."""

from parsel import Selector

TITLES = ["h1[itemprop=name]", "title"]
PRICES = ["[data-testid=price]", "[data-variant-price]"]


def first(page: Selector, selectors: list[str]) -> str | None:
    for selector in selectors:
        if text := page.css(selector).xpath("normalize-space()").get():
            selectors.remove(selector)
            selectors.insert(0, selector)
            return text
    return None


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    return {"title": first(page, TITLES), "price": first(page, PRICES)}
