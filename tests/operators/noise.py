"""Scrapers that one kind of noise misleads: they read how a page is written, where a browser reads what it says."""

import re
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser
from typing import Any, TypeVar

from bs4 import BeautifulSoup, Comment, Tag
from lxml import etree  # type: ignore[import-untyped]  # ships no types
from lxml import html as lxml_html

from harness.delivery import coded
from harness.model import Item, Response
from tests.operators.pages import KETTLE
from tests.operators.planted import Planted, text

T = TypeVar("T")

BREWER = """<!doctype html>
<html><head><meta charset="utf-8"><title>Caf\u00e9 Brewer B1 - Harbour Hardware</title></head>
<body><main><h1 class="title" id="name">Caf\u00e9 Brewer B1</h1>
<p class="number" itemscope>CB-1 by Norden</p>
<ul class="facts"><li>1.2 litres<li>0.7 kg<li>Made of glass</ul>
</main></body></html>
"""

_HIDDEN = re.compile(r"<(noscript|template)\b.*?</\1\s*>|<!.*?>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def page(response: Response) -> str:
    """Return the page as a client decodes it: what is broken is U+FFFD."""
    return text(response).encode(errors="surrogateescape").decode(errors="replace")


def source(response: Response) -> str:
    """Return the source without what is hidden in it."""
    return _HIDDEN.sub("", page(response))


def soup(response: Response, parser: str = "lxml") -> BeautifulSoup:
    """Return the tree without what is hidden in it."""
    found = BeautifulSoup(page(response), parser)
    for hidden in found(["noscript", "template"]):
        hidden.extract()
    for comment in found(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    return found


def tree(source: str) -> Any:
    """Return lxml's tree without what is hidden in it, comments left; an empty one of an empty page."""
    try:
        found = lxml_html.document_fromstring(source)
    except etree.ParserError:
        found = lxml_html.Element("html")
    for hidden in found.xpath("//noscript | //template"):
        hidden.drop_tree()
    return found


def only(found: Sequence[T]) -> T | None:
    """Return what was found if it is one thing: a second one may be an advert's."""
    return found[0] if len(found) == 1 else None


def worded(name: str, value: str | None) -> Item | None:
    """Return an item with a text, white space folded, if there is one, and no byte in it that is no text."""
    folded = " ".join((value or "").split())
    return {name: folded} if folded and folded.isprintable() and "\ufffd" not in folded else None


def heading(source: str) -> Item | None:
    """Return an item with the page's one heading."""
    found = only(tree(source).xpath("//h1"))
    return worded("name", found.text_content()) if found is not None else None


def second_attribute(response: Response) -> Item | None:
    """Read the price from whichever attribute comes second."""
    tag = only(soup(response)("p", class_="price"))
    values = list(tag.attrs.values()) if isinstance(tag, Tag) else []
    is_price = len(values) > 1 and re.fullmatch(r"\d+\.\d+", str(values[1]))
    return worded("price", str(values[1])) if is_price else None


def between_double_quotes(response: Response) -> Item | None:
    """Read the price between the double quotes of its attribute."""
    found = only(re.findall(r'data-price\s*=\s*"([^"]*)"', source(response), re.IGNORECASE))
    return worded("price", unescape(found) if found else None)


class Scopes(HTMLParser):
    """Takes the texts of paragraphs that say `itemscope`."""

    def __init__(self) -> None:
        super().__init__()
        self.open = False
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open = tag == "p" and ("itemscope", None) in attrs
        self.texts += [""] * self.open

    def handle_endtag(self, _tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.texts[-1] += data


def bare_attribute(response: Response) -> Item | None:
    """Take an attribute for empty only where it has no value at all."""
    parser = Scopes()
    parser.feed(source(response))
    return worded("number", only(parser.texts))


def small_letters(response: Response) -> Item | None:
    """Look for the heading's tags in small letters."""
    found = only(re.findall(r"<h1\b[^>]*>(.*?)</h1\s*>", source(response), re.DOTALL))
    return worded("name", unescape(_TAG.sub("", found)) if found else None)


def escaped(response: Response) -> Item | None:
    """Take the heading as it is escaped in the source."""
    found = only(re.findall(r"<h1\b[^>]*>(.*?)</h1\s*>", source(response), re.DOTALL | re.IGNORECASE))
    return worded("name", _TAG.sub("", found) if found else None)


def line_feeds(response: Response) -> Item | None:
    """Skip spaces and line feeds between two paragraphs, and no carriage return."""
    pattern = r"EUR[ \n\t]*(?:</p\s*>)?[ \n\t]*<p\b[^>]*>([^<\d]*)<"
    found = only(re.findall(pattern, unescape(source(response)), re.IGNORECASE))
    return worded("delivery", found)


def exact_end_tag(response: Response) -> Item | None:
    """Look for an end tag without any white space in it."""
    found = only(re.findall(r"<h1\b[^>]*>(.*?)</h1>", source(response), re.DOTALL | re.IGNORECASE))
    return worded("name", unescape(_TAG.sub("", found)) if found else None)


def first_child(response: Response) -> Item | None:
    """Take the first child of the box for its first paragraph."""
    shop = soup(response)
    box, stock = only(shop(id="buy")), only(shop("p", class_="stock"))
    first = next(box.children, None) if box else None
    return worded("stock", stock.get_text()) if stock and first is stock else None


def one_space(response: Response) -> Item | None:
    """Part amount and currency at one space."""
    price = only(soup(response)("p", class_="price"))
    found = re.fullmatch(r"\s*(\d+\.\d+) EUR\s*", price.get_text()) if price else None
    return worded("price", found[1]) if found else None


def three_children(response: Response) -> Item | None:
    """Expect three children, of which comments are some to lxml."""
    box = only(tree(page(response)).xpath("//div[@id='buy']"))
    prices = [child for child in box if child.get("data-price")] if box is not None and len(box) == 3 else []
    return worded("price", prices[0].get("data-price")) if prices else None


def last_in_body(response: Response) -> Item | None:
    """Take what comes last in the body for the footer."""
    last = only(tree(page(response)).xpath("/html/body/*[last()][self::footer]/a"))
    return worded("end", last.text_content()) if last is not None else None


def until_the_next(response: Response) -> Item | None:
    """Read an entry up to the next one's start tag, as nobody closes entries here."""
    found = re.findall(r"<ul\b[^>]*>\s*<li\b[^>]*>([^<]*)<li\b", unescape(source(response)), re.IGNORECASE)
    first = only(found)
    return worded("volume", first) if first and "litre" in first else None


def nested_paragraphs(response: Response) -> Item | None:
    """Read a paragraph that html.parser goes on with until its end tag."""
    stock = only(soup(response, "html.parser")("p", class_="stock"))
    return worded("stock", stock.get_text(" ")) if stock else None


def begins_with_doctype(response: Response) -> Item | None:
    """Refuse what does not begin with a doctype."""
    begins = response.body.decode(errors="replace").lower().startswith("<!doctype html")
    return heading(page(response)) if begins else None


def always_utf_8(response: Response) -> Item | None:
    """Read every page as UTF-8, and give up where it is none."""
    try:
        return heading(response.body.decode())
    except UnicodeDecodeError:
        return None


def never_unpacked(response: Response) -> Item | None:
    """Ask for gzip, with a browser's header fields, by a client that does not undo it."""
    return heading(page(coded(response, "gzip, deflate, br")))


def first_text_node(response: Response) -> Item | None:
    """Read the text before whatever else is in the paragraph."""
    price = only(tree(page(response)).xpath("//div[@id='buy']/p[@data-price]"))
    return worded("price", price.text) if price is not None and not price.findall("*") else None


def whole_class(response: Response) -> Item | None:
    """Compare the class attribute as a whole."""
    price = only(tree(page(response)).xpath("//p[@class='price']"))
    return worded("price", price.get("data-price")) if price is not None else None


def only_one(response: Response) -> Item | None:
    """Want one price on the page, also in what no browser shows."""
    price = only(BeautifulSoup(page(response), "lxml")("p", {"data-price": True}))
    return worded("price", str(price["data-price"])) if price else None


def rows_of_the_table(response: Response) -> Item | None:
    """Look for rows directly in a table."""
    cell = only(tree(page(response)).xpath("//table/tr[normalize-space(th) = 'Volume']/td"))
    return worded("volume", cell.text_content()) if cell is not None else None


def title_in_the_head(response: Response) -> Item | None:
    """Look for the title in a head that html.parser does not add."""
    head = soup(response, "html.parser").head
    title = only(head("title")) if head else None
    return worded("title", title.get_text()) if title else None


def latin_by_default(response: Response) -> Item | None:
    """Read what the header does not label as Latin-1, as requests does."""
    label = re.search(r"charset=([\w-]+)", response.header("Content-Type") or "", re.IGNORECASE)
    try:
        return heading(response.body.decode(label[1] if label else "latin-1"))
    except (LookupError, UnicodeDecodeError):
        return None


PLANTED = (
    Planted("attribute-order", second_attribute, KETTLE),
    Planted("attribute-quotes", between_double_quotes, KETTLE),
    Planted("boolean-attribute", bare_attribute, BREWER),
    Planted("tag-case", small_letters, KETTLE),
    Planted("character-references", escaped, KETTLE),
    Planted("newline-style", line_feeds, KETTLE, frozenset({"reorder-siblings"})),
    Planted("tag-spacing", exact_end_tag, KETTLE),
    Planted("whitespace-between-tags", first_child, KETTLE),
    Planted("whitespace-in-text", one_space, KETTLE),
    Planted("insert-comment", three_children, KETTLE),
    Planted("invisible-node", last_in_body, KETTLE),
    Planted("add-end-tag", until_the_next, BREWER),
    Planted("byte-order-mark", begins_with_doctype, KETTLE),
    Planted("recharset", always_utf_8, BREWER),
    Planted("content-coding", never_unpacked, KETTLE),
    Planted("omit-end-tag", nested_paragraphs, KETTLE, frozenset({"bogus-declaration"})),
    Planted("comment-in-text", first_text_node, KETTLE),
    Planted("token-spacing", whole_class, KETTLE),
    Planted("hidden-copy", only_one, KETTLE),
    Planted("table-body", rows_of_the_table, KETTLE),
    Planted("document-tag", title_in_the_head, KETTLE, frozenset({"bogus-declaration"})),
    Planted("charset-label", latin_by_default, BREWER),
)
