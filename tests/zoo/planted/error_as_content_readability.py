"""Planted: the readable part of whatever answers 200 is the story, and a notice of maintenance is readable as well."""

from html import unescape

import requests
from lxml import etree, html
from readability import Document
from readability.readability import Unparseable


def scrape(url: str) -> dict | None:
    response = requests.get(url, timeout=20)
    response.raise_for_status()
    document = Document(response.text)
    try:
        title, summary = document.short_title(), document.summary(html_partial=True)
    except (Unparseable, etree.ParserError):
        return None
    text = " ".join(html.fromstring(summary).text_content().split())
    return {"title": unescape(title), "text": text} if title and text else None
