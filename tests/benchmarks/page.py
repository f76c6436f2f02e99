"""The page of the benchmark: a bundled story made as long as pages of the web are, and what a scraper takes from it."""

from functools import cache
from pathlib import Path

import lxml.html  # type: ignore[import-untyped]  # it has no types

from harness.cases import load_case
from harness.model import Item, answer
from harness.page import Edit, Page

SITES = Path(__file__).parents[2] / "cassettes" / "sites"
URL = "https://news.example/culture/2026/feb/07/night-librarians-saltmere"
BODY = "nc-story__body"


@cache  # the benchmark and each scraper's process make it once
def page() -> Page:
    """Return a page of about 115 KB, all of it from bundled pages, with some 930 elements.

    Of 37 public pages between 105 and 125 KB, half have 740 to 980 elements. It is a story with two more texts behind
    its own, a product's similar products and reviews and a job below it, and a second style sheet.
    """
    story, job = _recorded("news/night-library"), _recorded("jobs/job")
    body, related, style = story.by_class[BODY][0], story.by_class["nc-related"][0], story.by_tag["style"][0]
    texts = [
        other.source[further.content : further.content_end]
        for other in (_recorded("news/marrow-bay-lagoon"), _recorded("news/nachtzug"))
        for further in other.by_class[BODY]
    ]
    shop = _recorded("shop/clamp-lamp")
    below = [shop.outer(one) for one in shop.by_tag["section"] if "data-section" not in one.attributes]
    edits = [
        Edit(style.end, style.end, job.outer(job.by_tag["style"][0])),
        Edit(body.content_end, body.content_end, "".join(texts)),
        Edit(related.end, related.end, "".join([*below, job.outer(job.by_tag["article"][0])])),
    ]
    return Page.of(story.respond(edits))


@cache  # as above
def baseline() -> Item:
    """Return what a scraper of news takes from the page."""
    tree = lxml.html.fromstring(page().response.body)
    return {
        "title": tree.xpath("string(//h1)").strip(),
        "authors": [one.strip() for one in tree.xpath("//a[@rel='author']/text()")],
        "published": tree.xpath("string(//time/@datetime)"),
        "text": "\n".join(one.text_content().strip() for one in tree.xpath(f"//div[contains(@class, '{BODY}')]/p")),
    }


def _recorded(name: str) -> Page:
    return Page.of(answer(load_case(SITES / f"{name}.yaml", SITES))[1])
