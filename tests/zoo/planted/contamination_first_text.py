"""Planted: the title of a job is the first text of its card, whatever that is."""

from parsel import Selector

BOARD = "https://jobs.example/jobs"


def scrape(html: str) -> list[dict] | None:
    page = Selector(html, type="html")
    if page.css("link[rel=canonical]::attr(href)").get() != BOARD:
        return None
    jobs = []
    for card in page.css("li[data-job-id]"):
        texts = [text.strip() for text in card.css("div *::text").getall()]
        jobs.append(
            {
                "title": next(filter(None, texts), None),
                "company": card.css("[class^=JobCard_company] a").xpath("normalize-space()").get() or None,
                "url": f"{BOARD}/{card.attrib['data-job-id']}",
            }
        )
    return jobs
