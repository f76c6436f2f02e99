"""Articles of news.example: curl_cffi, which looks like a browser to the site, and lxml's CSS selectors."""

from curl_cffi import requests
from lxml import etree, html
from sound.refusal import UnexpectedPageError


def texts(page: html.HtmlElement, selector: str) -> list[str]:
    found = (" ".join(element.text_content().split()) for element in page.cssselect(selector))
    return [text for text in found if text]


def scrape(url: str) -> dict:
    response = requests.get(url, impersonate="chrome", timeout=3)
    response.raise_for_status()
    try:
        page = html.document_fromstring(response.text)
    except (ValueError, etree.ParserError):  # in no charset that there is, XML that declares one, or empty
        raise UnexpectedPageError(f"nothing to read at {url}") from None
    if url not in page.xpath("//link[@rel='canonical']/@href"):
        raise UnexpectedPageError(url)
    return {
        "title": next(iter(texts(page, "h1.nc-story__headline")), None),
        "authors": texts(page, "a.nc-byline__author[rel=author]"),
        "kicker": next(iter(texts(page, ".nc-story__kicker > a")), None),
        "text": "\n\n".join(texts(page, ".nc-story__body > p.nc-story__paragraph")) or None,
    }
