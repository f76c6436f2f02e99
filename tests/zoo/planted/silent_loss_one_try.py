"""Planted: addresses, dates and linked data are read in one `try`, so that one that is strange takes all with it."""

import json
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from lxml import html as lxml_html


def scrape(html: str) -> dict | None:
    page = lxml_html.document_fromstring(html)
    title, text = page.xpath("string(//h1)"), page.xpath("string(//article//p)")
    try:
        links = [urlsplit(urljoin("https://example.org/", href)).port for href in page.xpath("//a/@href")]
        days = [datetime.fromisoformat(when).date() for when in page.xpath("//time/@datetime")]
        data = [json.loads(script) for script in page.xpath("//script[@type='application/ld+json']/text()")]
        kinds = [block["@type"] for block in data]
    except (KeyError, TypeError, ValueError):
        return None
    return {"title": title.strip() or None, "text": text.strip() or None, "facts": bool(links or days or kinds) or None}
