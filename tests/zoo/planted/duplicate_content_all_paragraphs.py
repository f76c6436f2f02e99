"""Planted: all paragraphs of the article are joined as they come, also those that the page holds twice."""

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    texts = [text for text in page.css("article p").xpath("normalize-space()").getall() if len(text) > 80]
    title = page.css("meta[property='og:title']::attr(content)").get()
    return {"title": title, "text": "\n\n".join(texts)} if title and texts else None
