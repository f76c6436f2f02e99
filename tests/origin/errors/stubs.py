"""Pages that only point at the page: print and AMP versions without text, placeholders, a folder's list of files."""

from tests.origin.errors.chrome import BOTTEGA, HOSHIZORA, KADEKRANT, NADBRZEZE, document
from tests.origin.errors.shown import Shown, shown

_NL_HEADLINE = "Sluis bij Oudezande gaat na negen jaar weer open"
_NL_PRINTED = "Afgedrukt op 19 november 2026 om 08.14 uur"
_NL_RIGHTS = "Alleen voor eigen gebruik; de volledige tekst staat op de site."
PRINT = shown(
    "stub/print-view",
    200,
    "OK",
    f'<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>{_NL_HEADLINE}</title>\n'
    '<meta name="robots" content="noindex"><link rel="canonical" href="https://errors.example/nieuws/sluis-oudezande">\n'
    "<style>@page{margin:2cm}body{font:11pt/1.5 Georgia,serif;max-width:17cm;margin:auto}hr{border:0;border-top:1px "
    'solid #999}@media print{.knop{display:none}}</style></head>\n<body onload="window.print()">\n'
    f'<img src="/static/logo-zwart.svg" alt="{KADEKRANT.name}" width="180" height="32"><hr>\n<h1>{_NL_HEADLINE}</h1>\n'
    f"<div class=tekst></div>\n<hr><p class=voet>{_NL_PRINTED}</p>\n<p class=voet>{_NL_RIGHTS}</p>\n"
    '<button class="knop" onclick="window.print()">Nog eens afdrukken</button></body></html>\n',
    imitates="a print version whose text a script would fetch: headline, footer and nothing between",
    source="the WHATWG HTML standard, window.print(); RFC 6596 (the canonical link relation)",
    markers=('onload="window.print()"', 'rel="canonical"'),
    forbidden=(_NL_PRINTED, _NL_RIGHTS, "Nog eens afdrukken"),
    article=True,
    language="nl",
)

_IT_HEADLINE = "Il mercato coperto di Valdarsa riapre con trenta banchi"
_IT_LEAD = "Dopo due anni di lavori tornano i pescivendoli, e con loro la campana che alle sette apriva le vendite."
_IT_MORE = "Continua a leggere sul sito"
_IT_BLOCK = "Le altre notizie di oggi"
_IT_LINKS = (
    "Tram fermo tra il ponte e la stazione",
    "Chiude la libreria dei portici",
    "Neve attesa sopra i mille metri",
)
AMP = shown(
    "stub/amp",
    200,
    "OK",
    '<!doctype html>\n<html ⚡ lang="it"><head><meta charset="utf-8">\n'
    '<script async src="https://cdn.ampproject.org/v0.js"></script>\n'
    '<script async custom-element="amp-ad" src="https://cdn.ampproject.org/v0/amp-ad-0.1.js"></script>\n'
    f'<title>{_IT_HEADLINE}</title>\n<link rel="canonical" href="https://errors.example/citta/mercato-valdarsa">\n'
    '<meta name="viewport" content="width=device-width,minimum-scale=1,initial-scale=1">\n'
    "<style amp-boilerplate>body{animation:-amp-start 8s steps(1,end) 0s 1 normal both}@keyframes -amp-start{from"
    "{visibility:hidden}to{visibility:visible}}</style>\n<style amp-custom>h1{font:700 1.7rem/1.2 Georgia,serif}"
    ".more{display:block;padding:1rem;background:#0a5c7a;color:#fff;text-align:center}</style></head>\n<body>\n"
    f'<header><a href="https://errors.example/">Corriere di Valdarsa</a></header>\n<article><h1>{_IT_HEADLINE}</h1>\n'
    '<amp-img src="https://errors.example/i/mercato.jpg" width="1200" height="675" layout="responsive"></amp-img>\n'
    f'<p>{_IT_LEAD}</p>\n<a class="more" href="https://errors.example/citta/mercato-valdarsa">{_IT_MORE}</a></article>\n'
    '<amp-ad width="300" height="250" type="adverts" data-slot="story-1"></amp-ad>\n'
    f"<aside><h2>{_IT_BLOCK}</h2>\n"
    + "\n".join(
        f'<p><a href="https://errors.example/citta/{number}">{link}</a></p>' for number, link in enumerate(_IT_LINKS)
    )
    + "</aside></body></html>\n",
    imitates="an AMP version that ends after the first paragraph with a button to the page itself",
    source="AMP documentation, AMP HTML specification, required markup (the html ⚡ attribute, canonical, v0.js)",
    markers=("<html ⚡", "https://cdn.ampproject.org/v0.js", "amp-boilerplate"),
    forbidden=(_IT_MORE, _IT_BLOCK, *_IT_LINKS),
    article=True,
    language="it",
)

_PL_SCRIPT = "Włącz JavaScript, aby zobaczyć ogłoszenie"
_PL_SCRIPT_TEXT = "Bez skryptów nie możemy pokazać zdjęć, ceny ani numeru telefonu."
JAVASCRIPT = shown(
    "shell/javascript-needed",
    200,
    "OK",
    document(
        NADBRZEZE,
        f"{_PL_SCRIPT} | {NADBRZEZE.name}",
        f'<div id="app" data-ssr="off"><div class="notice no-js-only" role="status"><h1>{_PL_SCRIPT}</h1>\n'
        f'<p class="lede">{_PL_SCRIPT_TEXT}</p></div></div>\n<script type="module" src="/build/oferta.js"></script>',
        head=f'<meta property="og:title" content="{_PL_SCRIPT}">\n',
    ),
    imitates="a classifieds site that renders an advert in the browser only and says so in a heading, not in noscript",
    source="common practice of sites rendered in the browser; The Open Graph protocol",
    markers=('data-ssr="off"', "no-js-only", _PL_SCRIPT),
    forbidden=(_PL_SCRIPT, _PL_SCRIPT_TEXT),
    language="pl",
)

_JA_LOADING = "読み込んでいます"
_JA_PRICE = "￥0,000"
_BONES = "\n".join(
    f'<article class="card product-card skeleton rounded" aria-hidden="true" data-index="{number}">'
    f'<div class="bone" style="height:180px"></div><h3 class="card-title">{_JA_LOADING}</h3>'
    f'<span class="price">{_JA_PRICE}</span></article>'
    for number in range(12)
)
SKELETON = shown(
    "shell/skeleton",
    200,
    "OK",
    document(
        HOSHIZORA,
        f"{_JA_LOADING}… | {HOSHIZORA.name}",
        f'<section aria-busy="true" class="grid gap-4 products">\n{_BONES}\n</section>\n'
        '<script>window.__page={"status":"loading","items":[]}</script>',
        head="<style>.bone{background:linear-gradient(90deg,#eee,#f8f8f8,#eee)}</style>\n",
    ),
    imitates="a shop's list before its script has run: twelve cards that look like products and hold placeholders",
    source="WAI-ARIA 1.2, aria-busy; common practice of sites rendered in the browser",
    markers=('aria-busy="true"', "skeleton", '"status":"loading"'),
    forbidden=(_JA_LOADING, _JA_PRICE),
    language="ja",
)

_INDEX = "Index of /catalogo/2026"
_FILES = ("bollitori.html", "lampade.html", "listino-prezzi.csv", "tovaglie.html")
DIRECTORY = shown(
    "directory-listing/table",
    200,
    "OK",
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">\n<html>\n <head>\n  <title>'
    f"{_INDEX}</title>\n </head>\n <body>\n<h1>{_INDEX}</h1>\n  <table>\n"
    '   <tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th>'
    '<th><a href="?C=S;O=A">Size</a></th></tr>\n   <tr><th colspan="3"><hr></th></tr>\n'
    '<tr><td><a href="/catalogo/">Parent Directory</a></td><td>&nbsp;</td><td align="right">  - </td></tr>\n'
    + "\n".join(
        f'<tr><td><a href="{file}">{file}</a></td><td align="right">2026-03-{4 + number:02} 09:1{number}  </td>'
        f'<td align="right">{18 + 7 * number}K</td></tr>'
        for number, file in enumerate(_FILES)
    )
    + '\n   <tr><th colspan="3"><hr></th></tr>\n</table>\n<address>Apache Server at errors.example Port 443</address>\n'
    "</body></html>\n",
    ("Server", "Apache"),
    imitates=f"the web server of {BOTTEGA.name} after a deployment that forgot the start page: a table of files",
    source="Apache HTTP Server documentation, mod_autoindex (the title, the sorting links ?C=N;O=D)",
    markers=("<title>Index of /", '<a href="?C=N;O=D">', "Parent Directory"),
    forbidden=(_INDEX, "Last modified", "Parent Directory", *_FILES, "Apache Server at errors.example"),
)

SHOWN: tuple[Shown, ...] = (PRINT, AMP, JAVASCRIPT, SKELETON, DIRECTORY)
