"""The board of jobs.example: given the page's text, parsel, a list."""

from urllib.parse import urljoin

from parsel import Selector
from sound.refusal import UnexpectedPageError

BOARD = "https://jobs.example/jobs"


def text(selector: Selector, part: str) -> str | None:
    """Return the text of the card's part; the hash behind the class name changes with every release of the site."""
    found = selector.xpath(f".//*[starts-with(@class, 'JobCard_{part}__')]")
    return found.xpath("normalize-space()").get() or None


def joined(address: str) -> str | None:
    try:
        return urljoin(BOARD, address)
    except ValueError:  # half an address: the brackets of a host are not closed
        return None


def scrape(html: str) -> list[dict]:
    page = Selector(html, type="html")
    if page.xpath("//link[@rel='canonical']/@href").get() != BOARD:
        raise UnexpectedPageError(BOARD)
    jobs = []
    for card in page.xpath("//li[@data-job-id][not(.//li[@data-job-id])]"):
        address = card.xpath(".//a[starts-with(@class, 'JobCard_link__')]/@href").get()
        jobs.append(
            {
                "id": card.attrib["data-job-id"],
                "title": text(card, "title"),
                "company": text(card, "company"),
                "place": text(card, "place"),
                "salary": text(card, "salary"),
                "url": joined(address.partition("?")[0]) if address else None,
            }
        )
    return jobs
