# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""shop.example: a household shop in utility classes with microdata, and three products: on sale, sold out, a price range."""

import tomllib
from html import escape
from typing import Any

from tests.origin.page import Page
from tests.origin.sites import chrome

SITE = "Corvidale"
HOST = "https://shop.example"
SIGNS = {"GBP": "£", "EUR": "€"}
COLUMNS = {
    "Help": ("Delivery", "Returns within 60 days", "Repairs", "Size guide", "Contact"),
    "The shop": ("Our makers", "Open workshops", "Second-hand shelf", "Gift cards", "Trade customers"),
    "Corvidale": ("Our story", "Careers", "Journal", "Press", "Accessibility"),
}
HEADERS = (
    ("Content-Type", "text/html; charset=utf-8"),
    ("Cache-Control", "private, no-store"),
    ("Set-Cookie", "basket=empty; Path=/; HttpOnly; Secure; SameSite=Lax"),
    ("Set-Cookie", "currency=shown; Path=/; Max-Age=2592000"),
    ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
)

UTILITIES = {
    "menu": "hidden lg:block border-b border-stone-200 bg-white",
    "menu__bar": "mx-auto flex max-w-7xl items-center gap-8 px-6",
    "menu__section": "group static",
    "menu__top": "inline-flex items-center gap-1 py-4 text-sm font-medium text-stone-700 hover:text-stone-900",
    "menu__panel": "absolute inset-x-0 z-20 grid grid-cols-4 gap-8 bg-white px-6 py-8 shadow-lg group-hover:grid",
    "menu__heading": "mb-3 text-xs font-semibold uppercase tracking-wide text-stone-500",
    "menu__list": "space-y-2",
    "menu__link": "text-sm text-stone-700 hover:underline",
    "icon": "h-4 w-4 shrink-0",
    "consent": "fixed inset-x-0 bottom-0 z-50 bg-white p-6 shadow-2xl ring-1 ring-black/5",
    "consent__inner": "mx-auto max-w-3xl",
    "consent__title": "text-xl font-semibold text-stone-900",
    "consent__text": "mt-2 text-sm leading-6 text-stone-600",
    "consent__list": "mt-4 grid gap-3 sm:grid-cols-2",
    "consent__note": "text-xs text-stone-500",
    "consent__buttons": "mt-6 flex flex-wrap gap-3",
    "button": "rounded-md border border-stone-300 px-4 py-2 text-sm font-medium text-stone-800 hover:bg-stone-50",
    "button--strong": "bg-emerald-800 text-white hover:bg-emerald-700",
    "ad": "my-8 block rounded-lg border border-stone-200 p-4",
    "ad__label": "text-xs uppercase text-stone-400",
    "ad__title": "text-lg font-semibold text-stone-900",
    "ad__price": "text-3xl font-bold text-stone-900",
    "ad__call": "text-sm font-medium text-emerald-800",
    "ad__by": "block text-xs text-stone-400",
    "signup": "mt-12 rounded-lg bg-stone-100 p-8",
    "signup__title": "text-2xl font-semibold text-stone-900",
    "signup__field": "mt-2 w-full rounded-md border-stone-300 px-3 py-2 text-sm",
    "footer": "mt-24 border-t border-stone-200 bg-stone-50",
    "footer__inner": "mx-auto grid max-w-7xl grid-cols-3 gap-8 px-6 py-12",
    "footer__heading": "text-sm font-semibold text-stone-900",
    "footer__list": "mt-4 space-y-2",
    "footer__small": "mx-auto max-w-7xl px-6 pb-4 text-xs text-stone-500",
    "image": "h-full w-full object-cover object-center",
}
"""The utility classes of each part of the furniture; a part that is not listed has one that means nothing to a reader."""


def css(part: str) -> str:
    return " ".join(UTILITIES.get(name, "block") for name in part.split())


def products(name: str = "products.toml") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(chrome.read(name))["product"]
    return found


def utility_sheet() -> str:
    """Give the style block that a utility framework inlines: one rule a class."""
    sides = {"m": "margin", "mt": "margin-top", "mb": "margin-bottom", "p": "padding", "px": "padding-inline"}
    steps = (0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24)
    spaces = [f".{key}-{step}{{{side}:{step / 4}rem}}" for key, side in sides.items() for step in steps]
    inks = ("stone", "rose", "emerald", "amber")
    shades = (50, 100, 200, 300, 400, 500, 600, 700, 800, 900)
    colours = [
        f".{use}-{ink}-{shade}{{{rule}:#{chrome.digest(f'{ink}{shade}')}}}"
        for use, rule in (("text", "color"), ("bg", "background-color"), ("border", "border-color"))
        for ink in inks
        for shade in shades
    ]
    return "<style>" + "".join(spaces + colours) + "</style>"


def json_ld(product: dict[str, Any], url: str) -> str:
    offer: dict[str, Any] = {
        "@type": "Offer",
        "url": url,
        "price": f"{product['low'] / 100:.2f}",
        "priceCurrency": product["currency"],
        "availability": f"https://schema.org/{product['availability']}",
        "itemCondition": "https://schema.org/NewCondition",
    }
    if product["low"] != product["high"]:
        offer = {
            "@type": "AggregateOffer",
            "lowPrice": f"{product['low'] / 100:.2f}",
            "highPrice": f"{product['high'] / 100:.2f}",
            "offerCount": len(product["variants"]),
            "priceCurrency": product["currency"],
            "availability": f"https://schema.org/{product['availability']}",
        }
    crumbs = [
        {"@type": "ListItem", "position": at, "name": name, "item": f"{HOST}/{chrome.slug(name)}"}
        for at, name in enumerate(product["trail"], 1)
    ]
    return "\n".join(
        chrome.json_ld(data)
        for data in (
            {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": crumbs},
            {
                "@context": "https://schema.org/",
                "@type": "Product",
                "name": product["name"],
                "sku": product["sku"],
                "gtin13": product["gtin"],
                "brand": {"@type": "Brand", "name": product["brand"]},
                "description": product["summary"],
                "image": [f"https://img.shop.example/{product['page']}-{number}.jpg" for number in (1, 2, 3)],
                "aggregateRating": {
                    "@type": "AggregateRating",
                    "ratingValue": product["rating"],
                    "reviewCount": product["votes"],
                },
                "offers": offer,
            },
        )
    )


def price_block(product: dict[str, Any]) -> str:
    """Give the price as this shop shows it: plain, with the old one struck through, or as a range."""
    sign = SIGNS[product["currency"]]
    low, high, was = (chrome.money(product[key], sign) for key in ("low", "high", "was"))
    stock = f'<link itemprop="availability" href="https://schema.org/{product["availability"]}">'
    if product["low"] != product["high"]:
        return f"""<div class="mt-4 flex items-baseline gap-2" itemprop="offers" itemscope itemtype="https://schema.org/AggregateOffer">
<meta itemprop="priceCurrency" content="{product["currency"]}">{stock}
<p class="text-3xl font-bold text-stone-900" data-testid="price"><span itemprop="lowPrice" content="{product["low"] / 100:.2f}">{low}</span>
 &ndash; <span itemprop="highPrice" content="{product["high"] / 100:.2f}">{high}</span></p>
</div>"""
    colour = "text-rose-600" if product["was"] else "text-stone-900"
    old = ""
    if product["was"]:
        saved = chrome.money(product["was"] - product["low"], sign)
        old = (
            f'\n<s class="text-sm text-stone-500 line-through" data-testid="was-price"><span class="sr-only">Was </span>{was}</s>'
            f'\n<span class="rounded-full bg-rose-100 px-2 text-xs font-semibold text-rose-600">Save {saved}</span>'
        )
    return f"""<div class="mt-4 flex items-baseline gap-2" itemprop="offers" itemscope itemtype="https://schema.org/Offer">
<meta itemprop="priceCurrency" content="{product["currency"]}">{stock}
<p class="text-3xl font-bold {colour}" data-testid="price" itemprop="price" content="{product["low"] / 100:.2f}">{low}</p>{old}
</div>"""


def variants(product: dict[str, Any]) -> str:
    sign = SIGNS[product["currency"]]
    options = "\n".join(
        f'<label class="relative flex cursor-pointer items-center justify-between rounded-md border border-stone-300 px-4 py-3">'
        f'<input type=radio class="sr-only" name="variant" value="{product["sku"]}-{at}"{" checked" if at == 1 else ""}>'
        f'<span class="text-sm font-medium text-stone-900">{escape(name)}</span>'
        f'<span class="text-sm text-stone-500" data-variant-price="{price / 100:.2f}">{chrome.money(price, sign)}</span></label>'
        for at, (name, price) in enumerate(product["variants"], 1)
    )
    return f"""<fieldset class="mt-8">
<legend class="text-sm font-medium text-stone-900">{product["option"]}</legend>
<div class="mt-2 grid grid-cols-2 gap-3">
{options}
</div>
</fieldset>"""


def reviews(product: dict[str, Any]) -> str:
    lines = []
    for review in product["review"]:
        stars = "".join(
            f'<svg class="h-4 w-4 {"text-amber-400" if at <= review["stars"] else "text-stone-200"}"><use href="#icon-star"/></svg>'
            for at in range(1, 6)
        )
        lines.append(f"""<li class="border-b border-stone-200 py-6" itemprop="review" itemscope itemtype="https://schema.org/Review">
<div class="flex items-center gap-1" itemprop="reviewRating" itemscope itemtype="https://schema.org/Rating">{stars}<meta itemprop="ratingValue" content="{review["stars"]}"></div>
<h3 class="mt-2 text-sm font-semibold text-stone-900" itemprop="name">{escape(review["title"])}</h3>
<p class="mt-1 text-sm leading-6 text-stone-600" itemprop="reviewBody">{escape(review["text"], quote=False)}
<p class="mt-2 text-xs text-stone-500"><span itemprop="author">{escape(review["author"])}</span>, <time itemprop="datePublished" datetime="{review["day"]}">{review["day"]}</time>
 <button class="text-xs underline" type=button data-helpful="{chrome.digest(review["text"])}">Helpful?</button>""")
    return "\n".join(lines)


def tile(row: list[str], sign: str, number: int) -> str:
    """Give another product, in the classes of the one that the page is about."""
    name, price, was, sku = row
    old = f'<s class="text-sm text-stone-500 line-through">{chrome.money(int(was), sign)}</s>' if int(was) else ""
    image = chrome.lazy_image(f"https://img.shop.example/{sku.lower()}.jpg", name, css("image"), (200, 400))
    return f"""<li class="group relative rounded-lg border border-stone-200 p-4" data-sku={sku}>
<div class="aspect-square overflow-hidden rounded-md bg-stone-100">
{image}
</div>
<h3 class="mt-4 text-sm font-medium text-stone-900"><a class="hover:underline" href="/p/{chrome.slug(name)}?from=similar&pos={number}">{escape(name)}</a></h3>
<p class="mt-1 text-lg font-bold text-stone-900" data-testid="tile-price">{chrome.money(int(price), sign)} {old}</p>
<button type="button" class="mt-3 w-full rounded-md border border-stone-300 px-4 py-2 text-sm font-medium" data-add="{sku}">Add to basket</button>
</li>"""


def head(product: dict[str, Any], url: str) -> str:
    graph = {
        "og:type": "product",
        "og:site_name": SITE,
        "og:title": product["name"],
        "og:description": product["summary"],
        "og:url": url,
        "og:image": f"https://img.shop.example/{product['page']}-1.jpg",
        "product:price:amount": f"{product['low'] / 100:.2f}",
        "product:price:currency": product["currency"],
    }
    return f"""<!doctype html>
<html lang="en" class="scroll-smooth antialiased">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{escape(product["name"])} &ndash; {SITE}</title>
<meta name="description" content="{escape(product["summary"])}">
<link rel="canonical" href="{url}">
<link rel=stylesheet href="https://img.shop.example/assets/app-{chrome.digest(SITE, 8)}.css">
{chrome.metas(graph)}
{utility_sheet()}
{json_ld(product, url)}
{chrome.script("measure.js")}
{chrome.script("consent.js")}
<script>track('view_item', {{"item_id": "{product["sku"]}", "value": {product["low"] / 100}, "currency": "{product["currency"]}"}});</script>
</head>"""


def gallery(product: dict[str, Any]) -> str:
    return "\n".join(
        '<div class="aspect-square overflow-hidden rounded-lg bg-stone-100">\n'
        + chrome.lazy_image(
            f"https://img.shop.example/{product['page']}-{number}.jpg",
            f"{product['name']}, view {number}",
            css("image"),
        )
        + "\n</div>"
        for number in range(1, 5)
    )


def product_page(product: dict[str, Any], number: int) -> Page:
    url = f"{HOST}{product['path']}"
    sign = SIGNS[product["currency"]]
    trail = "\n".join(
        f'<li class="flex items-center gap-2"><a class="text-sm text-stone-500" href="/{chrome.slug(name)}">{escape(name)}</a>'
        for name in product["trail"]
    )
    paragraphs = "\n".join(
        f'<p class="mt-4 text-base leading-7 text-stone-700">{escape(text, quote=False)}</p>'
        for text in product["description"]
    )
    specs = "\n".join(
        f'<div class="flex justify-between py-3"><dt class="text-sm text-stone-500">{escape(name)}<dd class="text-sm text-stone-900">{escape(value)}</div>'
        for name, value in product["specs"]
    )
    sold_out = product["availability"] == "OutOfStock"
    buy = (
        '<button type="button" class="mt-8 w-full rounded-md bg-stone-300 px-8 py-3 text-base font-medium" disabled>Sold out</button>'
        if sold_out
        else '<button type="submit" class="mt-8 w-full rounded-md bg-emerald-800 px-8 py-3 text-base font-medium text-white">Add to basket</button>'
    )
    shade = "text-rose-600" if sold_out else "text-emerald-800"
    similar = chrome.rows("related.txt")[number * 2 : number * 2 + 8]
    tiles = "\n".join(tile(row, sign, at) for at, row in enumerate(similar, 1))
    text = f"""{head(product, url)}
<body class="bg-white font-sans text-stone-900">
{chrome.icon_sprite()}
<div class="bg-emerald-800 px-4 py-2 text-center text-sm text-white">Free delivery over {sign}60.00 &amp; returns within sixty days</div>
<header class="sticky top-0 z-40 bg-white" id=top>
<div class="mx-auto flex max-w-7xl items-center justify-between px-6 py-4"><a class="text-2xl font-semibold text-stone-900" href="/">{SITE}</a>
<form action=/search class="hidden md:block"><input class="rounded-md border-stone-300 text-sm" name=q placeholder="Search 2,300 useful things"></form>
<a class="text-sm font-medium" href="/basket?open=1&from=header"><svg class="{css("icon")}"><use href="#icon-basket"/></svg> Basket (<span data-basket-count>0</span>) {sign}0.00</a></div>
{chrome.mega_menu("menu-shop.txt", css)}
</header>
<main class="mx-auto max-w-7xl px-6 py-8" id="main">
<nav aria-label="Breadcrumb"><ol class="flex items-center gap-2">
{trail}
</ol></nav>
<div class="mt-6 grid gap-x-12 lg:grid-cols-2" itemscope itemtype="https://schema.org/Product" data-product-id="{product["sku"]}">
<div class="grid grid-cols-2 gap-4">
{gallery(product)}
</div>
<div class="mt-8 lg:mt-0">
<p class="text-sm font-medium text-stone-500" itemprop="brand" itemscope itemtype="https://schema.org/Brand"><span itemprop="name">{product["brand"]}</span></p>
<h1 class="mt-1 text-2xl font-semibold text-stone-900" itemprop="name">{escape(product["name"])}</h1>
<div class="mt-2 flex items-center gap-2" itemprop="aggregateRating" itemscope itemtype="https://schema.org/AggregateRating">
<span class="text-sm font-semibold text-stone-900" itemprop="ratingValue">{product["rating"]}</span><span class="text-sm text-stone-500">out of 5</span>
<a class="text-sm text-emerald-800 underline" href=#reviews>(<span itemprop="reviewCount">{product["votes"]}</span> reviews)</a>
</div>
{price_block(product)}
<p class="mt-2 text-sm font-medium {shade}" data-testid="stock">{product["stock"]}</p>
<p class="mt-4 text-base leading-7 text-stone-700" itemprop="description">{escape(product["summary"], quote=False)}</p>
<form action="/basket" method="post">
{variants(product)}
{buy}
</form>
<p class="mt-4 text-xs text-stone-500">Item no. <span itemprop="sku">{product["sku"]}</span> <meta itemprop="gtin13" content="{product["gtin"]}">
<ul class="mt-6 space-y-1 text-sm text-stone-600"><li>Sent in a box without plastic<li>Gift wrap {sign}4.50<li>Or three parts of {chrome.money(product["low"] // 3, sign)} without interest</ul>
</div>
</div>
<section class="mt-16 max-w-3xl" data-section=description>
<h2 class="text-xl font-semibold text-stone-900">About it</h2>
{paragraphs}
<dl class="mt-8 divide-y divide-stone-200">
{specs}
</dl>
</section>
{chrome.advert(number + 1, css)}
<section class="mt-16" aria-labelledby=similar>
<h2 class="text-xl font-semibold text-stone-900" id=similar>Goes well with it</h2>
<ul class="mt-6 grid grid-cols-2 gap-6 lg:grid-cols-4">
{tiles}
</ul>
</section>
<section class="mt-16 max-w-3xl" id="reviews">
<h2 class="text-xl font-semibold text-stone-900">What {product["votes"]} customers say</h2>
<ol class="mt-4" itemscope itemtype="https://schema.org/ItemList">
{reviews(product)}
</ol>
</section>
</div>
{chrome.advert(number + 5, css)}
{chrome.newsletter("New things, four times a year", css)}
</main>
{chrome.footer(SITE, COLUMNS, css)}
{chrome.cookie_banner(SITE, css)}
{chrome.script("lazy.js")}
<SCRIPT src="https://img.shop.example/assets/app-{chrome.digest(HOST, 8)}.js" type=module></SCRIPT>
</body>
</html>
"""
    return Page(url, text.encode(), headers=HEADERS)


PAGES = tuple(product_page(product, number) for number, product in enumerate(products()))
RECORDINGS = tuple((f"sites/shop/{product['page']}", (f"{HOST}{product['path']}",)) for product in products())
REQUIRED = {name: ("title", "price") for name, _ in RECORDINGS}
