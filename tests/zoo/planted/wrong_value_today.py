"""Planted: a job without its dates is stored as one that is posted today and closes today."""

from datetime import UTC, date, datetime
from urllib.request import urlopen

from lxml import etree, html


def day_of(dates: list[str]) -> date:
    try:
        return date.fromisoformat(dates[0])
    except (IndexError, ValueError):
        return datetime.now(UTC).date()


def scrape(url: str) -> dict:
    with urlopen(url, timeout=20) as response:
        body = response.read()
    try:
        page = html.document_fromstring(body.decode("utf-8", "replace"))
    except (ValueError, etree.ParserError):
        raise ConnectionError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise ConnectionError(f"another page at {url}")
    return {
        "title": " ".join(page.xpath("string(//h1)").split()) or None,
        "company": " ".join(page.xpath("string(//*[starts-with(@class, 'Advert_company__')])").split()) or None,
        "posted": day_of(page.xpath("//li[@class='Advert_posted__eb85a']/time/@datetime")),
        "closes": day_of(page.xpath("//li[@class='Advert_closes__62019']/time/@datetime")),
    }
