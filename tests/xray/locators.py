"""Locators of all kinds on one page, each with the parts of the page that it depends on.

A scraper is told by a comment at the top of the page which locator it is to use, so that one process serves all.
"""

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Kettle | Shop</title>
<meta property="og:title" content="Stove kettle"><meta name="description" content="A kettle">
<link rel="stylesheet" href="/s.css"><link rel="canonical" href="https://shop.example/kettle">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Shop"},
{"@type": "Product", "name": "Stove kettle", "offers": {"price": "19.99", "priceCurrency": "EUR"}}]}</script>
<script>window.__STATE__ = {"user": null, "product": {"id": 7, "stock": {"count": 12}}};</script>
<script>self.__next_f.push([1,"4:I[9,[]]\\n5:[\\"$\\",\\"p\\",null,{\\"shelf\\":{\\"row\\":\\"B4\\",\\"free\\":2}}]\\n"])</script></head>
<body class="shop"><header id="top"><a href="/" class="logo">Shop</a><nav><a href="/a">A</a><a href="/b">B</a></nav>
</header><main><section id="buy" class="box wide"><h1 class="title">Stove kettle</h1><p class="lead">Whistles.</p>
<div class="offer" data-sku="K7"><span class="old">24.99</span><span class="price now">19.99</span><em>incl. VAT</em>
</div><div itemscope itemtype="https://schema.org/Offer"><b itemprop="price" content="19.95">19.95</b></div></section>
<dl><dt>Colour</dt><dd>blue</dd><dt>Weight</dt><dd>640 g</dd></dl>
<table><tr><th>Height</th><td>21 cm</td></tr><tr><th>Width</th><td>17 cm</td></tr></table>
<ul class="tags"><li>steel</li><li>camping</li><li>gas</li></ul><aside><p>Advert 1.99</p></aside>
<p>Delivery: 3 days</p></main><footer><time datetime="2026-11-24">yesterday</time><i>c</i></footer></body></html>
"""

SCRAPER = """
import json
from lxml import html as lx
from parsel import Selector
from bs4 import BeautifulSoup

def css(query): return lambda page, source: Selector(source).css(query).get()
def xpath(query): return lambda page, source: Selector(source).xpath(query).get()
def regex(pattern): return lambda page, source: (re.search(pattern, source) or [None, None])[1]
def soup(find): return lambda page, source: found.get_text() if (found := find(BeautifulSoup(source, "lxml"))) else None

def graph(page, source):
    for block in Selector(source).css("script[type='application/ld+json']::text").getall():
        for thing in json.loads(block).get("@graph") or []:
            if thing and thing.get("@type") == "Product":
                return (thing.get("offers") or {}).get("price")

def state(page, source):
    found = re.search(r"__STATE__ = (.*);", source)
    product = json.loads(found[1]).get("product") if found else None
    return ((product or {}).get("stock") or {}).get("count")

def stream(page, source):
    found = re.search(r'__next_f.push\\(\\[1,(".*")\\]\\)', source)
    for row in json.loads(found[1]).splitlines() if found else ():
        element = json.loads(row[2:]) if row.startswith("5:") else None
        if element and len(element) > 3 and isinstance(element[3], dict):
            return (element[3].get("shelf") or {}).get("row")

def tag_path(page, source):
    node = lx.document_fromstring(source)
    for tag in ("body", "main", "section", "h1"):
        node = next((child for child in node if child.tag == tag), None) if node is not None else None
    return node.text_content() if node is not None else None

LOCATORS = {LOCATORS}

def scrape(html: str):
    name = re.match("<!--(.*?)-->", html)[1]
    return {"value": LOCATORS[name](None, html), "constant": 1}
"""

LOCATORS: dict[str, tuple[str, tuple[str, ...]]] = {
    "css nth-last": (
        'css(".tags li:nth-last-child(2)::text")',
        (
            "ul class tags",
            "ul > li:nth-of-type(2) tag",
            "ul > li:nth-of-type(2) text = value",
            "ul > li:nth-of-type(2) child",
            "ul > li:nth-of-type(2) last",
            "ul > li:nth-of-type(3) presence",
        ),
    ),
    "css class": ('css(".price::text")', (".now class price", ".now text = value")),
    "css two classes": ('css(".price.now::text")', (".now class now", ".now class price", ".now text = value")),
    "css id": ('css("#buy h1::text")', ("#buy attribute id", "h1 tag", "h1 text = value")),
    "css tag.class": ('css("h1.title::text")', ("h1 tag", "h1 class title", "h1 text = value")),
    "css attribute": ('css("[data-sku]::attr(data-sku)")', (".offer attribute data-sku = value",)),
    "css attribute value": (
        'css("div[data-sku=K7] em::text")',
        (".offer tag", ".offer attribute data-sku", "em tag", "em text = value"),
    ),
    "css attribute prefix": ('css("[class^=pri]::text")', (".now class price", ".now text = value")),
    "css child": ('css("main > p::text")', ("main tag", "main > p tag", "main > p text = value", "main > p child")),
    "css descendant": (
        'css("main .offer span.now::text")',
        ("main tag", ".offer class offer", ".now tag", ".now class now", ".now text = value"),
    ),
    "css adjacent": (
        'css("span.old + span::text")',
        (
            ".old tag",
            ".old class old",
            ".old child",
            ".old last",
            ".now tag",
            ".now text = value",
            ".now child",
            ".now position",
        ),
    ),
    "css sibling": (
        'css(".lead ~ div em::text")',
        (".lead class lead", ".lead child", ".offer tag", ".offer child", "em tag", "em text = value"),
    ),
    "css nth-child": (
        'css(".tags > :nth-child(2)::text")',
        (
            "ul class tags",
            "ul > li:nth-of-type(1) presence",
            "ul > li:nth-of-type(2) text = value",
            "ul > li:nth-of-type(2) child",
            "ul > li:nth-of-type(2) position",
        ),
    ),
    "css nth-of-type": (
        'css("dl dd:nth-of-type(2)::text")',
        (
            "dl tag",
            "dl > dd:nth-of-type(1) tag",
            "dl > dd:nth-of-type(1) child",
            "dl > dd:nth-of-type(2) tag",
            "dl > dd:nth-of-type(2) text = value",
            "dl > dd:nth-of-type(2) child",
            "dl > dd:nth-of-type(2) position",
        ),
    ),
    "css last": (
        'css(".tags li:last-child::text")',
        (
            "ul class tags",
            "ul > li:nth-of-type(3) tag",
            "ul > li:nth-of-type(3) text = value",
            "ul > li:nth-of-type(3) last",
        ),
    ),
    "xpath absolute": (
        'xpath("/html/body/main/section/div[1]/span[2]/text()")',
        (
            "main tag",
            "main child",
            "#buy tag",
            "#buy child",
            ".offer tag",
            ".offer child",
            ".offer position",
            ".old tag",
            ".old child",
            ".now tag",
            ".now text = value",
            ".now child",
            ".now position",
        ),
    ),
    "xpath relative": ('xpath("//section//em/text()")', ("#buy tag", "em tag", "em text = value")),
    "xpath class": (
        "xpath(\"//span[@class='price now']/text()\")",
        (".now tag", ".now class now", ".now class price", ".now text = value"),
    ),
    "xpath contains": ("xpath(\"//*[contains(@class, 'lead')]/text()\")", (".lead class lead", ".lead text = value")),
    "xpath index": ('xpath("(//span)[2]/text()")', (".old tag", ".now tag", ".now text = value", ".now position")),
    "xpath following-sibling": (
        'xpath("//h1/following-sibling::p/text()")',
        ("h1 tag", "h1 child", ".lead tag", ".lead text = value", ".lead child"),
    ),
    "xpath text anchor": (
        "xpath(\"//dt[text()='Weight']/following-sibling::dd[1]/text()\")",
        (
            "dl > dt:nth-of-type(2) tag",
            "dl > dt:nth-of-type(2) text",
            "dl > dt:nth-of-type(2) child",
            "dl > dd:nth-of-type(2) tag",
            "dl > dd:nth-of-type(2) text = value",
            "dl > dd:nth-of-type(2) child",
            "dl > dd:nth-of-type(2) position",
        ),
    ),
    "xpath th anchor": (
        "xpath(\"//th[.='Width']/../td/text()\")",
        (
            "table > tr:nth-of-type(2) > th tag",
            "table > tr:nth-of-type(2) > th text",
            "table > tr:nth-of-type(2) > td tag",
            "table > tr:nth-of-type(2) > td text = value",
        ),
    ),
    "xpath contains text": (
        "xpath(\"//p[contains(., 'Delivery')]/text()\")",
        ("main > p tag", "main > p text = value"),
    ),
    "itemprop": ('css("[itemprop=price]::attr(content)")', ("b attribute content = value", "b attribute itemprop")),
    "itemtype": (
        "xpath(\"//*[@itemtype='https://schema.org/Offer']//@content\")",
        ('[itemtype="https://schema.org/Offer"] attribute itemtype', "b attribute content = value"),
    ),
    "meta property": (
        "css(\"meta[property='og:title']::attr(content)\")",
        (
            '[property="og:title"] tag',
            '[property="og:title"] attribute content = value',
            '[property="og:title"] attribute property',
        ),
    ),
    "meta name": (
        "xpath(\"//meta[@name='description']/@content\")",
        ("[name=description] tag", "[name=description] attribute content = value", "[name=description] attribute name"),
    ),
    "link rel": (
        'css("link[rel=canonical]::attr(href)")',
        ("[rel=canonical] tag", "[rel=canonical] attribute href = value", "[rel=canonical] attribute rel"),
    ),
    "html lang": ('css("html::attr(lang)")', ("html attribute lang = value",)),
    "title": ('css("title::text")', ("title tag", "title text = value")),
    "json-ld": (
        "graph",
        (
            '[type="application/ld+json"] tag',
            '[type="application/ld+json"] attribute type',
            '[type="application/ld+json"] key @graph',
            '[type="application/ld+json"] key @graph[1].@type',
            '[type="application/ld+json"] key @graph[1].offers',
            '[type="application/ld+json"] key @graph[1].offers.price = value',
        ),
    ),
    "state": (
        "state",
        (
            "head > script:nth-of-type(2) text",
            "head > script:nth-of-type(2) key product",
            "head > script:nth-of-type(2) key product.stock",
            "head > script:nth-of-type(2) key product.stock.count = value",
        ),
    ),
    "stream of React": (
        "stream",
        (
            "head > script:nth-of-type(3) text",
            "head > script:nth-of-type(3) key [3].shelf",
            "head > script:nth-of-type(3) key [3].shelf.row = value",
        ),
    ),
    "regex text": ('regex(r"Delivery: (\\d+) days")', ("main > p text = value",)),
    "regex tag": ('regex(r"<em>([^<]+)")', ("em tag", "em text = value")),
    "regex attribute": ('regex(r"datetime=\\"([^\\"]+)")', ("time attribute datetime = value",)),
    "regex json": (
        'regex(r"\\"priceCurrency\\": \\"(\\w+)\\"")',
        ('[type="application/ld+json"] key @graph[1].offers.priceCurrency = value',),
    ),
    "tag path": (
        "tag_path",
        (
            "main tag",
            "main child",
            "main position",
            "#buy tag",
            "#buy child",
            "#buy position",
            "h1 tag",
            "h1 text = value",
            "h1 child",
            "h1 position",
        ),
    ),
    "soup find": ('soup(lambda page: page.find("h1"))', ("h1 tag", "h1 text = value", "h1 position")),
    "soup string": (
        'soup(lambda page: (found := page.find(string="Colour")) and found.find_next("dd"))',
        (
            "dl > dt:nth-of-type(1) text",
            "dl > dd:nth-of-type(1) tag",
            "dl > dd:nth-of-type(1) text = value",
            "dl > dd:nth-of-type(1) position",
        ),
    ),
    "soup class": (
        'soup(lambda page: page.find("div", class_="offer").find("em") if page.find("div", class_="offer") else None)',
        (".offer tag", ".offer class offer", "em tag", "em text = value", "em position"),
    ),
    "text of all": (
        'soup(lambda page: page.select_one("#buy"))',
        (
            "#buy attribute id",
            "h1 text = value",
            ".lead text = value",
            ".old text = value",
            ".now text = value",
            "em text = value",
            "b text = value",
        ),
    ),
}
"""Each with its code, and what it depends on: the element, what of it, and whether it holds the value."""
