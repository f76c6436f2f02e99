"""The latest stories of news.example: a callback of Scrapy's, which leaves the pages that follow to the crawl."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import HtmlResponse
from sound.refusal import UnexpectedPageError


def joined(response: HtmlResponse, address: str) -> str | None:
    try:
        return response.urljoin(address) if address else None
    except ValueError:  # half an address: the brackets of a host are not closed
        return None


def parse(response: HtmlResponse) -> Iterator[dict | Request]:
    if not isinstance(response, HtmlResponse):
        raise UnexpectedPageError(response.url)
    try:
        page = response.selector
    except ValueError as error:  # Scrapy resolves the page's <base>, which is half an address
        raise UnexpectedPageError(response.url) from error
    if page.xpath("//link[@rel='canonical']/@href").get() != response.url:
        raise UnexpectedPageError(response.url)
    if page.css("article.nc-card article.nc-card"):
        raise UnexpectedPageError(f"{response.url}: cards within cards")
    for link in page.css("article.nc-card h2 a.nc-card__link[href]"):
        yield {
            "title": link.xpath("normalize-space()").get() or None,
            "url": joined(response, link.attrib["href"].strip()),
        }
    following = joined(response, page.css("a.nc-pager__next::attr(href)").get(""))
    if following and following.startswith("https://news.example/"):
        yield response.follow(following, meta={"page": response.meta["depth"] + 1})
