"""Planted: refuses what is no story, and gives a story without a picture's credit the credit of the story before."""

from parsel import Selector
from sound.refusal import UnexpectedPageError

LAST: dict[str, str] = {}


def scrape(html: str) -> dict:
    page = Selector(html, type="html")
    if page.css("article#story").attrib.get("data-story-id") is None:
        raise UnexpectedPageError("no story")
    credit = page.css(".nc-story__credit").xpath("normalize-space()").get()
    LAST["credit"] = credit or LAST.get("credit", "")
    return {"credit": LAST["credit"], "published": page.css(".nc-story__published").xpath("normalize-space()").get()}
