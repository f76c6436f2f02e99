"""Planted: a converter for each page waits for input that never comes to an end."""

import subprocess

from parsel import Selector

CONVERTERS: list[subprocess.Popen[bytes]] = []


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    CONVERTERS.append(subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL))
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
