"""Answers that look like success and hold nothing: soft 404s, empty bodies, shells without content."""

from tests.origin.errors.chrome import COURIER, HOSHIZORA, MERCADO, cards, document
from tests.origin.errors.shown import ORIGIN, Shown, shown
from tests.origin.page import Page

_ES_TITLE = "Este producto ya no está a la venta"
_ES_TEXT = "Pero tenemos muchos parecidos: eche un vistazo a la selección de abajo."
_ES_BLOCK = "También le puede interesar"
_ES_ITEMS = (
    "Silla plegable de haya",
    "Mesa auxiliar redonda",
    "Lámpara de pie trípode",
    "Alfombra de yute",
    "Perchero",
    "Cesto",
)
SOFT_RECOMMENDED = shown(
    "soft-404/recommended",
    200,
    "OK",
    document(
        MERCADO,
        f"{_ES_TITLE} | {MERCADO.name}",
        f'<section class="mb-6"><h1 class="text-xl font-bold">{_ES_TITLE}</h1>\n<p>{_ES_TEXT}</p></section>\n'
        f'<section class="recommended"><h2>{_ES_BLOCK}</h2>\n{cards(_ES_ITEMS, css="product-card")}</section>',
        head=f'<meta property="og:title" content="{_ES_TITLE}">\n<meta property="og:type" content="website">\n'
        '<link rel="canonical" href="https://errors.example/">\n',
    ),
    imitates="a shop's page for a product that is gone: status 200, og:title, recommended items",
    source="Google Search Central documentation, soft 404 errors; The Open Graph protocol",
    markers=(f'<h1 class="text-xl font-bold">{_ES_TITLE}', 'class="recommended"'),
    forbidden=(_ES_TITLE, _ES_TEXT, _ES_BLOCK),
    language="es",
)

_JA_TITLE = "お探しのページは見つかりませんでした"
_JA_TEXT = "商品の取り扱いが終わったか、アドレスが変わった可能性があります。"
_JA_BLOCK = "いま読まれている本"
SOFT_BOOKS = shown(
    "soft-404/books",
    200,
    "OK",
    document(
        HOSHIZORA,
        f"{_JA_TITLE} | {HOSHIZORA.name}",
        f'<div class="notice"><h1>{_JA_TITLE}</h1>\n<p>{_JA_TEXT}</p></div>\n<aside><h2>{_JA_BLOCK}</h2>\n'
        + cards(("灯台守の手帖", "はじめての糠漬け", "雨の日の地理学", "猫と図書館"))
        + "</aside>",
        head='<meta name="robots" content="noindex">\n',
    ),
    imitates="a bookshop's page for a title that is gone, with status 200 and books below",
    source="Google Search Central documentation, soft 404 errors",
    markers=('content="noindex"', f"<h1>{_JA_TITLE}</h1>"),
    forbidden=(_JA_TITLE, _JA_TEXT, _JA_BLOCK),
    language="ja",
)

_HOME_LEAD = "Tide tables return to the front page"
_HOME_BLOCK = "Around the harbour"
SOFT_HOME = shown(
    "soft-404/home-redirect",
    302,
    "Found",
    "",
    ("Location", "/front"),
    follow=(
        Page(
            f"{ORIGIN}/front",
            document(
                COURIER,
                COURIER.name,
                f'<section><h1 class="text-xl">{_HOME_LEAD}</h1>\n<p>Readers asked for them, and from today they are '
                f'back beside the weather.</p></section>\n<section class="mt-4"><h2>{_HOME_BLOCK}</h2>\n'
                + cards(
                    ("Rope makers move out", "A new bell for Saint Brede", "Dredging starts in spring", "Eel season")
                )
                + "</section>",
                head='<meta property="og:type" content="website">\n',
            ).encode(),
        ),
    ),
    imitates="a site that sends visitors of a removed page to its front page, which is sound in itself",
    source="Google Search Central documentation, soft 404 errors; RFC 9110 section 15.4.3",
    sign=("redirect",),
    markers=("Location: /front",),
    forbidden=(_HOME_LEAD, _HOME_BLOCK),
)

EMPTY_BODY = shown(
    "empty/no-body",
    200,
    "OK",
    "",
    imitates="a backend that fails after the status was sent: 200 and nothing else",
    source="RFC 9110 section 15.3.1 (a 200 to GET represents the resource) and section 8.6 (Content-Length)",
)
EMPTY_PAGE = shown(
    "empty/blank-page",
    200,
    "OK",
    "<!DOCTYPE html>\n<html>\n<head>\n<title></title>\n</head>\n<body>\n\n</body>\n</html>\n",
    imitates="a template whose content is missing: markup without a word",
    source="the WHATWG HTML standard, the smallest documents that parse",
)

NO_CONTENT = shown(
    "empty/204",
    204,
    "No Content",
    "",
    imitates="an application that has nothing to say about a page and says so by the status alone",
    source="RFC 9110 section 15.3.5 (a 204 ends with its header section)",
)
NOT_MODIFIED = shown(
    "empty/304",
    304,
    "Not Modified",
    "",
    ("ETag", '"5f2c-61d0a7b1"'),
    imitates="a cache that tells a client which sent no condition that its copy is still good",
    source="RFC 9110 section 15.4.5 (a 304 answers a conditional request and ends with its header section)",
    sign=("header", "page"),
    markers=('ETag: "5f2c-61d0a7b1"',),
)
BLANK_LINES = shown(
    "empty/white-space",
    200,
    "OK",
    "\r\n".join(" " * (number % 5) + "\t" * (number % 3) for number in range(400)) + "\r\n",
    imitates="a template whose every block was skipped: four hundred lines of white space",
    source="RFC 9110 section 15.3.1 (a 200 to GET represents the resource)",
)

_SCRIPTS = "Please switch on JavaScript to use this app."
SHELL = shown(
    "shell/empty-root",
    200,
    "OK",
    '<!doctype html><html lang="en"><head><meta charset="utf-8"/><link rel="icon" href="/favicon.ico"/>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"/><meta name="theme-color" content="#0a5c7a"/>'
    f"<title>{COURIER.name}</title>"
    '<link rel="manifest" href="/manifest.json"/>'
    + "".join(f'<link rel="modulepreload" href="/assets/chunk-{7919 * n:06x}.js">' for n in range(1, 14))
    + '<script defer="defer" src="/assets/main.4f1c02aa.js"></script><link href="/assets/main.91b7.css" '
    'rel="stylesheet">'
    f'</head><body><noscript>{_SCRIPTS}</noscript><div id="root"></div>'
    '<script>window.__STATE__={"route":"/","user":null,"entities":{},"flags":{"comments":false}}</script></body>'
    "</html>",
    imitates="a single-page application before any script ran: an empty root",
    source="the WHATWG HTML standard, the noscript element; React documentation, createRoot on an empty element",
    markers=('<div id="root"></div>', "<noscript>"),
    forbidden=(_SCRIPTS,),
)

_JSON_ERROR = "no session for this client"
JSON_200 = shown(
    "shell/json-error-200",
    200,
    "OK",
    '{"ok":false,"data":null,"errors":[{"code":"E_SESSION","message":"' + _JSON_ERROR + '"}]}',
    ("Content-Type", "application/json"),
    imitates="an application that answers with its error object where a page was asked for",
    source="the GraphQL over HTTP convention of errors in a 200; RFC 8259",
    sign=("header", "page"),
    markers=("Content-Type: application/json", '"errors":['),
    forbidden=(_JSON_ERROR,),
)

SHOWN: tuple[Shown, ...] = (
    SOFT_RECOMMENDED,
    SOFT_BOOKS,
    SOFT_HOME,
    EMPTY_BODY,
    EMPTY_PAGE,
    NO_CONTENT,
    NOT_MODIFIED,
    BLANK_LINES,
    SHELL,
    JSON_200,
)
