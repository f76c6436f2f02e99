"""Planted: a script's habit in a library: it prints and exits when the page is not as expected."""

import sys

import requests
from parsel import Selector


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    title = page.css("h1.larder-entry-title").xpath("normalize-space()").get()
    ingredients = page.css(".rc-ingredient-text").xpath("normalize-space()").getall()
    if not title or not ingredients:
        print(f"layout changed: {url}", file=sys.stderr)  # noqa: T201 - the planted bug
        sys.exit(1)
    return {"title": title, "ingredients": ingredients}
