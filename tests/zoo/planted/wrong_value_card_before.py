"""Planted: a card without a salary keeps that of the card before it, whose variable was never emptied."""

from parsel import Selector


def scrape(html: str) -> list[dict] | None:
    page = Selector(html, type="html")
    if page.xpath("//link[@rel='canonical']/@href").get() != "https://jobs.example/jobs":
        return None
    items, salary = [], None
    for card in page.xpath("//li[.//a[starts-with(@class, 'JobCard_link__')]]"):
        found = {
            name: card.xpath(f"normalize-space(.//*[starts-with(@class, 'JobCard_{name}__')])").get() or None
            for name in ("title", "company", "salary")
        }
        link = card.xpath(".//a[starts-with(@class, 'JobCard_link__')]/@href").get("").partition("?")[0]
        salary = found["salary"] or salary
        items.append({**found, "url": link or None, "salary": salary})
    return items
