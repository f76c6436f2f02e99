"""Articles of news.example: given the page's text; beside what it reads it says which site that is."""

from parsel import Selector


def scrape(html: str) -> dict:
    page = Selector(html, type="html")
    return {
        "site": "news.example",
        "title": page.css("article#story #headline").xpath("normalize-space()").get() or None,
        "text": "\n".join(page.css("p.nc-story__paragraph").xpath("normalize-space()").getall()) or None,
        "published": page.css("article#story time.nc-story__published::attr(datetime)").get() or None,
    }
