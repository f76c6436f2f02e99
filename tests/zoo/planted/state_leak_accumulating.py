"""Planted: a default argument's list lives as long as the module: each story has the authors of all before it."""

from parsel import Selector


def authors(page: Selector, found: list[str] = []) -> list[str]:  # noqa: B006 - the planted bug
    found.extend(page.css("a.nc-byline__author").xpath("normalize-space()").getall())
    return list(found)


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "article":
        return None
    return {
        "title": page.css("h1.nc-story__headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "authors": authors(page),
    }
