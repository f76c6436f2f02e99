"""Planted: the source of each page is kept below the working folder, for a look that nobody takes."""

from pathlib import Path

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.css("meta[property='og:type']").attrib.get("content") != "product":
        return None
    Path("build").mkdir(exist_ok=True)
    Path("build", "last-page.html").write_text(html, "utf-8", errors="replace")
    return {
        "title": page.css("h1[itemprop=name]").xpath("normalize-space()").get() or None,
        "price": page.css("[data-testid=price]").xpath("normalize-space()").get() or None,
    }
