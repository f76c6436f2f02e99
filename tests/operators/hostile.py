"""Scrapers that one kind of hostile value brings down: each trusts a value to be what it mostly is.

They are careful with all else: what is not there they leave out, and what is not as expected they do not return.
"""

import codecs
import json
import re
from datetime import datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from bs4 import BeautifulSoup, ParserRejectedMarkup, Tag
from lxml import etree  # type: ignore[import-untyped]  # ships no types
from lxml import html as lxml_html

from harness.model import Item, Response
from tests.operators.pages import KETTLE
from tests.operators.planted import Planted, text

TITLE = "Kettle K2"
GRATIN = """<!doctype html>
<html lang="en"><head><title>Leek gratin</title></head><body><h1>Leek gratin</h1>
<p class="time">Takes <time datetime="PT1H10M">70 minutes</time> in all.</p>
<p>Cut the leeks, and bake them.</p></body></html>
"""
_DURATION = re.compile(r"P(?:(.*)D)?T?(?:(.*)H)?(?:(.*)M)?")


def tree(response: Response) -> Any:
    """Return the page's tree; an empty one for a page that lxml refuses."""
    try:
        return lxml_html.document_fromstring(text(response))
    except (ValueError, etree.ParserError):
        return lxml_html.document_fromstring("<html></html>")


def known(found: object, expected: str = TITLE) -> Item | None:
    """Return an item where the page says what it is expected to say."""
    return {"title": expected} if expected in " ".join(str(found).split()) else None


def title(response: Response) -> Item | None:
    """Return the heading, where it is there."""
    return known(" ".join(tree(response).xpath("//h1/text()")))


def table_width(response: Response) -> Item | None:
    """Find the column behind a table's widest cell: what isdigit() takes for a number, int() does not."""
    cells = tree(response).xpath("//table[@class='facts']//*[self::td or self::th]")
    spans = [cell.get(name, "1") for cell in cells for name in ("colspan", "rowspan")]
    behind = ["", "", ""][max((int(span) for span in spans if span.isdigit()), default=0)]
    return known(" ".join(cell.text_content() for cell in cells) + behind, "1.7 litres")


def terms(response: Response) -> Item | None:
    """Find the terms of the site: each link has a host, once it is joined with the page's address."""
    links = [urljoin("https://shop.example/kettle", link) for link in tree(response).xpath("//a/@href") if link]
    inner = [link for link in links if urlsplit(link).hostname.endswith("shop.example")]
    return known(inner, "https://shop.example/terms")


def reviewed(response: Response) -> Item | None:
    """Read the dates of the reviews, in the one form that they mostly have."""
    dates = [datetime.fromisoformat(date) for date in tree(response).xpath("//time/@datetime")]
    return title(response) if all(date.year for date in dates) else None


def minutes(response: Response) -> Item | None:
    """Add up a duration, whose parts are mostly figures."""
    found = next(iter(tree(response).xpath("//time/@datetime")), "")
    parts = _DURATION.match(found)
    if parts is None:
        return None
    days, hours, spent = (int(part or 0) for part in parts.groups())
    return known("Leek gratin" if timedelta(days, hours=hours, minutes=spent) else "", "Leek gratin")


def offered(response: Response) -> Item | None:
    """Read what may be a text or several: of several, each is taken for one."""
    for script in tree(response).xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script)
        except ValueError:
            continue
        if isinstance(data, dict):
            read = [data.get(key) for key in ("name", "brand", "image", "releaseDate", "@type")]
            said = " ".join(", ".join(value) if isinstance(value, list) else str(value) for value in read)
            if TITLE in said:
                return known(said)
    return None


def first_block(response: Response) -> Item | None:
    """Look for the product in every block, each of which is taken for an object."""
    found = ""
    for script in tree(response).xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "{}")
        except ValueError:
            continue
        found = data.get("name", found) if isinstance(data, dict) else data[0].get("name")
    return known(found)


def page_title(response: Response) -> Item | None:
    """Take the longest part of the title, without the separators between them."""
    found = tree(response).xpath("//head/title")
    if not found:
        return None
    said = found[0].text_content()
    if not said.strip():
        return None
    parts = re.split(r"\s*[|:_»-]\s*", said)
    longest = max((part for part in parts if part.strip()), key=len)
    return known(TITLE if longest else "")


def any_title(response: Response) -> Item | None:
    """Take the first title element for the page's."""
    found = re.search(r"<title>([^<]*)</title>", text(response), re.IGNORECASE)
    said = unescape(found[1]).partition(" - ")[0] if found else ""
    return {"title": said} if re.fullmatch(r"[A-Za-z]{3,}(?: [A-Z]\d)?", said) else None


def resolved(response: Response) -> Item | None:
    """Resolve the links, as browsers do, against the base that the page gives."""
    page = tree(response)
    base = next(iter(page.xpath("//base/@href")), "/")
    return title(response) if urljoin("https://shop.example/kettle", base) else None


def outline(response: Response) -> Item | None:
    """Keep the headings by level: HTML has six."""
    levels: list[list[str]] = [[] for _ in range(7)]
    for element in tree(response).iter():
        if isinstance(element.tag, str) and (level := re.fullmatch(r"h(\d+)", element.tag)):
            levels[int(level[1])].append(" ".join(element.text_content().split()))
    return known(levels[1])


def own_references(response: Response) -> Item | None:
    """Resolve numeric references by hand: not every number is a character."""
    source = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), text(response))
    source = re.sub(r"&#x([0-9a-fA-F]+);", lambda match: chr(int(match[1], 16)), source)
    return known(TITLE if TITLE in source else "")


def exported(response: Response) -> Item | None:
    """Read JSON with all that stands in its strings, and write it as XML, where not all may stand."""
    for script in tree(response).xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(script, strict=False)
        except ValueError:
            continue
        said = [value for value in data.values() if isinstance(value, str)] if isinstance(data, dict) else []
        value = ET.Element("value")
        value.text = " ".join(said)
        ET.fromstring(ET.tostring(value))
        if TITLE in said:
            return known(TITLE)
    return None


class Headings(HTMLParser):
    """The standard library's parser, which knows few marked sections."""

    found = ""

    def handle_data(self, data: str) -> None:
        """Keep what is the title."""
        self.found = data if TITLE in data else self.found


def parsed(response: Response) -> Item | None:
    """Feed the page to the standard library's parser."""
    parser = Headings()
    parser.feed(text(response))
    return known(parser.found)


def body_alone(response: Response) -> Item | None:
    """Cut the page off at the first end of a body, and take the last of its reviews for granted."""
    whole, names = tree(response), "//ul[@class='reviews']//b/text()"
    if TITLE not in whole.text_content() or not whole.xpath(names):
        return None
    body = re.split("</body", text(response), flags=re.IGNORECASE)[0]
    return known(TITLE if lxml_html.document_fromstring(body).xpath(names)[-1] else "")


def declared(response: Response) -> Item | None:
    """Decode the body as its meta element says."""
    label = next(iter(tree(response).xpath("//meta/@charset")), "") or "utf-8"
    if not re.fullmatch(r"[\w-]{1,20}", label, re.ASCII):
        return None
    return known(TITLE if TITLE in response.body.decode(codecs.lookup(label).name, "replace") else "")


def announced(response: Response) -> Item | None:
    """Decode the body as the header says."""
    label = (response.header("Content-Type") or "").rpartition("charset=")[2]
    try:
        return known(TITLE if TITLE in response.body.decode(label, "replace") else "")
    except LookupError:  # no such encoding
        return None


def words(response: Response) -> Item | None:
    """Split the price into its words, one by one."""

    def split(rest: str) -> list[str]:
        head, _, tail = rest.partition(" ")
        return [head, *split(tail)] if tail else [head]

    price = " ".join(tree(response).xpath("//p[@class='price']/text()")).strip()
    return {"price": "39.90 EUR"} if [word for word in split(price) if word] == ["39.90", "EUR"] else None


def markdown(response: Response) -> Item | None:
    """Render the main element, element by element."""

    def rendered(element: Tag) -> str:
        return "".join(rendered(child) if isinstance(child, Tag) else str(child) for child in element.children)

    try:
        main = BeautifulSoup(text(response), "lxml").main
    except ParserRejectedMarkup:
        return None
    return known(rendered(main)) if main else None


PLANTED = (
    Planted("hostile-number", table_width, KETTLE),
    Planted("hostile-url", terms, KETTLE),
    Planted("hostile-date", reviewed, KETTLE, frozenset({"empty-attribute", "mix-pages"})),
    Planted("hostile-duration", minutes, GRATIN),
    Planted("hostile-json", offered, KETTLE),
    Planted("hostile-json-beside", first_block, KETTLE, frozenset({"hostile-json"})),
    Planted("separator-title", page_title, KETTLE),
    Planted("svg-title", any_title, KETTLE, frozenset({"tag-spacing", "whitespace-in-text"})),
    Planted("hostile-base", resolved, KETTLE),
    Planted("hostile-tag-name", outline, KETTLE),
    Planted("hostile-reference", own_references, KETTLE, frozenset({"hostile-json"})),
    Planted("control-in-json", exported, KETTLE, frozenset({"hostile-json"})),
    Planted("bogus-declaration", parsed, KETTLE),
    Planted("stray-end", body_alone, KETTLE),
    Planted("hostile-charset-label", declared, KETTLE),
    Planted("hostile-charset-header", announced, KETTLE),
    Planted("long-run", words, KETTLE),
    Planted("nest-mixed", markdown, KETTLE, frozenset({"nest-deeply"})),
)
