"""Planted: the text is that of all divisions and paragraphs of the story, and a paragraph in a division is both."""

from parsel import Selector


def scrape(html: str) -> dict | None:
    page = Selector(html, type="html")
    if page.xpath("//meta[@property='og:type']/@content").get() != "article":
        return None
    title = page.css("h1").xpath("normalize-space()").get()
    blocks = page.xpath("//article//p[@class] | //article//div[@class='nc-story__body']//div").xpath(
        "normalize-space()"
    )
    texts = [text for text in blocks.getall() if len(text) > 80]
    return {"title": title or None, "text": "\n\n".join(texts) or None}
