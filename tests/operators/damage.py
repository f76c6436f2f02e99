"""Scrapers that one kind of damage breaks: each takes for granted what a page has only as long as it is whole."""

import codecs
import json
import re
from collections.abc import Iterator
from itertools import chain

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from lxml import etree  # type: ignore[import-untyped]  # ships no types
from lxml import html as lxml_html

from harness.model import Item, Response
from tests.operators.pages import KETTLE
from tests.operators.planted import Planted, text

CREPES = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Cr\u00eapes au bl\u00e9 noir</title>
<meta property="og:title" content="Cr\u00eapes au bl\u00e9 noir"></head>
<body><main><h1 class="title">Cr\u00eapes au bl\u00e9 noir</h1><p class="note">Pr\u00eates en une demi-heure.</p></main>
<footer class="end"><a href="/contact">Contact</a></footer></body></html>
"""
CUPS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cups</title></head><body><main><h1>Cups</h1></main>
<script id="cups" type="application/json">[{"size": "espresso", "price": 4.5},
{"size": "breakfast", "price": 6.5}]</script>
<footer class="end"><a href="/terms">Terms</a></footer></body></html>
"""
LONGEST_TAG = 300


def source_of(response: Response) -> str:
    """Return the page's source without the bytes that are no text."""
    return text(response).encode("utf-8", "ignore").decode()


def parsed(source: str) -> lxml_html.HtmlElement | None:
    """Return the page as a tree, none of one in which there is nothing."""
    try:
        return lxml_html.document_fromstring(source)
    except etree.ParserError:
        return None


def tree(source: str) -> lxml_html.HtmlElement | None:
    """Return the page as a tree; none of a page that breaks off before its own footer."""
    page = parsed(source)
    return page if page is not None and page.xpath("//footer[@class='end']") else None


def is_whole(source: str) -> bool:
    """Say whether the source goes on to its end."""
    return re.search(r"</html\s*>\s*\Z", source, re.IGNORECASE) is not None


def says_utf8(response: Response) -> bool:
    """Say whether the page itself says that it is in UTF-8."""
    return re.search(rb"charset=.?utf-?8", response.body[:LONGEST_TAG], re.IGNORECASE) is not None


def charset_of(response: Response) -> str:
    """Return what the header says of the encoding."""
    return (response.header("Content-Type") or "").lower().rpartition("charset=")[2]


def titled(page: lxml_html.HtmlElement | None) -> Item | None:
    """Return the title of a page that has one."""
    found = page.xpath("//meta[@property='og:title']/@content") if page is not None else []
    return {"title": found[0]} if found else None


def first_table(response: Response) -> Item | None:
    """Expect a table of facts on each product's page."""
    page = tree(source_of(response))
    if page is None:
        return None
    facts = [cell.text_content() for cell in page.xpath("//table")[0].iter("td")]
    return {"weight": next((fact for fact in facts if fact.endswith(" kg")), None)}


def first_word(response: Response) -> Item | None:
    """Take the first word of the price, which may have none."""
    page = tree(source_of(response))
    found = page.xpath("//*[@data-price]") if page is not None else []
    return {"price": found[0].text_content().split()[0]} if found else None


def first_step(response: Response) -> Item | None:
    """Take the first step of a link's address, which may have none."""
    page = tree(source_of(response))
    found = page.xpath("//a[contains(., 'Terms')]/@href") if page is not None else []
    return {"terms": found[0].split("/")[1]} if found else None


def address_of_link(response: Response) -> Item | None:
    """Expect an address in each link."""
    page = tree(source_of(response))
    found = page.xpath("//a[contains(., 'Terms')]") if page is not None else []
    return {"terms": found[0].attrib["href"]} if found else None


def price_of_the_first(response: Response) -> Item | None:
    """Take the first thing's price for one without."""
    page = tree(source_of(response))
    try:
        cups = json.loads("".join(page.xpath("//script[@id='cups']/text()") if page is not None else ()))
        prices = [float(cup.get("price") or cups[0].get("price")) for cup in cups]
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    sizes = [cup.get("size") if isinstance(cup.get("size"), str) else None for cup in cups]
    return {"cups": [{"size": size, "price": price} for size, price in zip(sizes, prices, strict=True)]}


def up_to_the_end_tag(response: Response) -> Item | None:
    """Look for the end of what has begun."""
    source = source_of(response)
    start = source.lower().find("<main")
    if start < 0:
        return None
    end = source.lower().index("</main", start)
    return titled(tree(source)) if start < end else None


def what_follows_a_broken_byte(response: Response) -> Item | None:
    """Leave out bytes that are no UTF-8, having looked at the one behind."""

    def left_out(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        following = error.object[error.end]
        return "", error.end + (following == 0)

    codecs.register_error("left-out", left_out)
    body = response.body
    return titled(tree(body.decode("utf-8", "left-out") if says_utf8(response) else source_of(response)))


def as_xml(response: Response) -> Item | None:
    """Write the paragraphs into a feed, which is XML and takes no control characters."""
    page = tree(source_of(response))
    if page is None:
        return None
    feed = etree.Element("feed")
    for paragraph in page.iter("p"):
        etree.SubElement(feed, "entry").text = paragraph.text_content()
    return {"stock": next((entry.text for entry in feed if entry.text == "In stock"), None)}


def outline(response: Response) -> Item | None:
    """Make an element of one's own for each of the page."""
    page = tree(source_of(response))
    if page is None:
        return None
    names = [etree.Element(element.tag).tag for element in page.iter(etree.Element)]
    return {"tabular": "table" in names or None}


def strictly_decoded(response: Response) -> Item | None:
    """Believe the header that says UTF-8."""
    source = response.body.decode() if says_utf8(response) else source_of(response)
    return titled(tree(source))


def single_broken_bytes(response: Response) -> Item | None:
    """Note each byte that is no UTF-8 with the letter behind it, as if no two ever came together."""
    noted: list[str] = []

    def note(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        noted.append(error.object[error.end : error.end + 1].decode("ascii"))
        return "", error.end

    codecs.register_error("noted", note)
    body = response.body
    return titled(tree(body.decode("utf-8", "noted") if says_utf8(response) else source_of(response)))


def without_comments(response: Response) -> Item | None:
    """Cut the comments out of the source, each from its beginning to its end."""
    source = source_of(response)
    while (start := source.find("<!--")) >= 0:
        source = source[:start] + source[source.index("-->", start) + 3 :]
    return titled(tree(source))


def encoding_by_name(response: Response) -> Item | None:
    """Look the header's encoding up, whatever its name."""
    return titled(tree(response.body.decode(charset_of(response), "ignore")))


def encoding_of_header(response: Response) -> Item | None:
    """Believe the header rather than the page, as long as it names an encoding."""
    try:
        name = codecs.lookup(charset_of(response)).name
    except LookupError:
        name = "utf-8"
    return titled(tree(response.body.decode(name, "ignore")))


def head_and_body(response: Response) -> Item | None:
    """Part the head from the body, of which there is one."""
    source = source_of(response)
    page = tree(source)
    if page is None:
        return None
    _, body = re.split(r"<body\b", source, flags=re.IGNORECASE)
    return titled(page) if body else None


def last_words(response: Response) -> Item | None:
    """Take the last words of the footer, whosever it is."""
    source = source_of(response)
    page = parsed(source) if is_whole(source) else None
    words = page.xpath("//footer//text()[normalize-space()]") if page is not None else []
    return {"last": words[-1].strip()} if words else None


def by_recursion(response: Response) -> Item | None:
    """Go down the tree by a function that calls itself."""

    def texts(tag: Tag) -> Iterator[str]:
        for child in tag.children:
            if isinstance(child, Tag):
                yield from texts(child)
            elif type(child) is NavigableString:
                yield str(child)

    source = source_of(response)
    found = " ".join(texts(BeautifulSoup(source, "lxml"))) if is_whole(source) else ""
    weight = re.search(r"[\d.]+\s+kg", found)
    return {"weight": weight[0] if weight else None}


def bounded_tags(response: Response) -> Item | None:
    """Expect the end of a tag soon behind its beginning."""
    source = source_of(response)
    page = tree(source)
    if page is None:
        return None
    starts = [tag.start() for tag in re.finditer("<[a-zA-Z]", source)]
    tags = [source[start : source.index(">", start, start + LONGEST_TAG)] for start in starts]
    return titled(page) if tags else None


def sibling_by_sibling(response: Response) -> Item | None:
    """Come from each element to the next one beside it by a function that calls itself."""

    def tags(element: lxml_html.HtmlElement | None) -> Iterator[str]:
        if element is not None:
            yield from chain([str(element.tag)], tags(next(iter(element), None)), tags(element.getnext()))

    page = tree(source_of(response))
    return {"tabular": ("table" in list(tags(page))) or None} if page is not None else None


PLANTED = (
    Planted("drop-element", first_table, KETTLE, frozenset({"garble-name", "hostile-tag-name"})),
    Planted("empty-element", first_word, KETTLE),
    Planted("empty-attribute", first_step, KETTLE, frozenset({"hostile-url"})),
    Planted("drop-attribute", address_of_link, KETTLE),
    Planted("drop-entry-key", price_of_the_first, CUPS),
    Planted("truncate", up_to_the_end_tag, KETTLE),
    Planted("tear-character", what_follows_a_broken_byte, CREPES),
    Planted("control-characters", as_xml, KETTLE, frozenset({"whitespace-in-text"})),
    Planted("garble-name", outline, KETTLE, frozenset({"hostile-tag-name"})),
    Planted("invalid-bytes", strictly_decoded, KETTLE, frozenset({"malformed-utf8"})),
    Planted("malformed-utf8", single_broken_bytes, KETTLE),
    Planted("leave-unclosed", without_comments, KETTLE),
    Planted("unknown-charset-label", encoding_by_name, KETTLE, frozenset({"charset-label", "hostile-charset-header"})),
    Planted("wrong-charset-label", encoding_of_header, CREPES),
    Planted("concatenate", head_and_body, KETTLE),
    Planted("mix-pages", last_words, KETTLE),
    Planted("nest-deeply", by_recursion, KETTLE, frozenset({"nest-mixed"})),
    Planted(
        "long-attribute",
        bounded_tags,
        KETTLE,
        frozenset({"hostile-base", "hostile-tag-name", "hostile-url", "long-run"}),
    ),
    Planted("many-siblings", sibling_by_sibling, KETTLE),
)
