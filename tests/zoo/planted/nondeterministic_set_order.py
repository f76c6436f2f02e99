"""Planted: doubles are taken out of the variants with a set, so their order changes from process to process."""

import requests
from parsel import Selector


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != url:
        raise requests.HTTPError(f"another page at {url}", response=response)
    names = page.css("fieldset label .font-medium").xpath("normalize-space()").getall()
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get(),
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get(),
        "variants": list(set(names)),
    }
