"""Planted: leaves out the jobs that it has given before, so that the same board is empty the second time."""

from collections.abc import Iterator

from parsel import Selector
from sound.refusal import UnexpectedPageError

SEEN: set[str] = set()


def scrape(html: str) -> Iterator[dict]:
    page = Selector(html, type="html")
    if page.xpath("//link[@rel='canonical']/@href").get() != "https://jobs.example/jobs":
        raise UnexpectedPageError("no board")
    for card in page.xpath("//li[@data-job-id]"):
        if card.attrib["data-job-id"] not in SEEN:
            SEEN.add(card.attrib["data-job-id"])
            yield {
                "id": card.attrib["data-job-id"],
                "salary": card.xpath(".//*[contains(@class, '_salary__')]/text()").get(),
            }
