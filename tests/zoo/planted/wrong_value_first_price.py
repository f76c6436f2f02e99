"""Planted: the price is the first amount below the heading; without the price itself that is the old one."""

import re

import requests
from parsel import Selector

AMOUNT = re.compile(r"[£€$]\s?(\d[\d,]*\.\d\d)")


def scrape(url: str) -> dict:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    page = Selector(response.text, type="html").root
    if url not in page.xpath("//meta[@property='og:url']/@content"):
        raise requests.HTTPError(f"another page at {url}", response=response)
    heading = page.find(".//h1")
    if heading is None:
        return {"title": None, "price": None}
    below = " ".join(heading.xpath("following::text()[not(parent::script or parent::style)]"))
    found = AMOUNT.search(below)
    return {"title": " ".join(heading.text_content().split()), "price": found[1] if found else None}
