"""Articles of news.example: given the page's text; beside what it reads it says which site that is."""

from parsel import Selector


def scrape(html: str) -> dict:
    page = Selector(html, type="html")
    return {
        "site": "news.example",
        "published": page.css("article#story time.nc-story__published::attr(datetime)").get() or None,
    }
