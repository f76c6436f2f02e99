"""Planted: prep, cook and total time are told apart by their position in the card."""

import re

from parsel import Selector

TIME = re.compile(r"(?:\d+ hours? )?\d+ minutes|\d+ hours?")


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html").root
    if "Recipe" not in html or "article" not in page.xpath("//meta[@property='og:type']/@content"):
        return None
    title = page.find(".//h1")
    times = TIME.findall(" ".join(box.text_content() for box in page.find_class("rc-times")))
    prep, cook, total = [*times, None, None, None][:3]
    return {
        "title": None if title is None else " ".join(title.text_content().split()),
        "ingredients": [" ".join(one.text_content().split()) for one in page.find_class("rc-ingredient-text")],
        "prep": prep,
        "cook": cook,
        "total": total,
    }
