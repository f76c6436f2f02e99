"""Articles of news.example in any language: urllib3 and lxml's XPath."""

from email.message import Message

import urllib3
from lxml import etree, html
from sound.refusal import UnexpectedPageError

POOL = urllib3.PoolManager(retries=urllib3.Retry(2, status_forcelist=[503], respect_retry_after_header=True))


def first(texts: list[str]) -> str | None:
    return next((folded for text in texts if (folded := " ".join(text.split()))), None)


def decoded(response: urllib3.BaseHTTPResponse) -> str:
    charset = Message()
    charset["Content-Type"] = response.headers.get("Content-Type", "")
    try:
        return response.data.decode(charset.get_content_charset("utf-8"), "replace")
    except (LookupError, UnicodeError):
        raise UnexpectedPageError(f"not in {charset.get_content_charset()}") from None


def scrape(url: str) -> dict:
    response = POOL.request("GET", url, timeout=20)
    if response.status != 200 or response.geturl() not in {None, url, url.removeprefix("https://news.example")}:
        raise UnexpectedPageError(f"{response.status} {url}")
    try:
        page = html.document_fromstring(decoded(response))
    except (etree.ParserError, ValueError):  # lxml takes no empty document, and no text that declares an encoding
        raise UnexpectedPageError(f"nothing at {url}") from None
    if "article" not in page.xpath("//meta[@property='og:type']/@content"):
        raise UnexpectedPageError(url)
    if url not in page.xpath("//meta[@property='og:url']/@content"):
        raise UnexpectedPageError(url)
    bodies = page.find_class("nc-story__paragraph")
    return {
        "title": first([heading.text_content() for heading in page.find_class("nc-story__headline")]),
        "standfirst": first([one.text_content() for one in page.find_class("nc-story__standfirst")]),
        "text": [" ".join(body.text_content().split()) for body in bodies],
        "section": first(page.xpath("//meta[@property='article:section']/@content")),
    }
