"""Addresses that no longer belong to the site: domains that lapsed, were parked or wait for a buyer."""

from tests.origin.errors.shown import Shown, shown

_SALE = "errors.example may be for sale"
_SALE_BLOCK = "Related searches"
ADVERTS = shown(
    "parked/adverts",
    200,
    "OK",
    f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{_SALE}</title>'
    "<style>body{font-family:Arial;background:#22303c;color:#fff;text-align:center}li{list-style:none;padding:12px}"
    f'</style></head><body><h1>{_SALE}</h1><h2>{_SALE_BLOCK}</h2><ul class="ads">'
    + "".join(
        f'<li><a href="/?q={word}">{word.title()}</a></li>' for word in ("mortgages", "flights", "insurance", "shoes")
    )
    + '</ul><footer>Make an offer <a href="/offer">here</a></footer></body></html>\n',
    imitates="a domain that lapsed and was parked with link adverts",
    source="common practice of registrars; no standard asks for a status",
    markers=("may be for sale", '<ul class="ads">', 'href="/offer"'),
    forbidden=(_SALE, _SALE_BLOCK),
)

_DE_EXPIRED = "Die Domain errors.example ist abgelaufen"
_DE_TEXT = "Der Inhaber hat sie nicht verlängert. Bis zum 30. April kann er sie zurückholen, danach wird sie gelöscht."
_DE_PRICE = "Domains ab 0,79 € im ersten Jahr"
EXPIRED = shown(
    "parked/expired",
    200,
    "OK",
    f'<!doctype html>\n<html lang="de"><head><meta charset="utf-8"><title>{_DE_EXPIRED}</title>\n'
    f'<meta name="description" content="{_DE_TEXT}">\n<meta property="og:title" content="{_DE_EXPIRED}">\n'
    "<style>body{margin:0;font:1rem/1.6 Verdana,sans-serif;color:#12324a}header{background:#12324a;color:#fff;"
    "padding:1rem 2rem}main{max-width:44rem;margin:3rem auto;padding:0 1rem}.angebot{border:2px solid #f2a900;"
    "border-radius:8px;padding:1.2rem}.preis{font-size:1.6rem;font-weight:700}</style></head>\n"
    f"<body><header>Registrar Nordpol</header>\n<main><h1>{_DE_EXPIRED}</h1>\n<p>{_DE_TEXT}</p>\n"
    f'<section class="angebot"><h2>Suchen Sie eine eigene Adresse?</h2><p class="preis price">{_DE_PRICE}</p>'
    '<form action="https://nordpol.example/suche"><input name="domain"><button>Prüfen</button></form></section>\n'
    "</main></body></html>\n",
    imitates="a registrar's page in place of a site whose domain was not renewed, with a price of the registrar's own",
    source="ICANN, Expired Registration Recovery Policy (the notice on the site after the registration has lapsed)",
    markers=("Registrar Nordpol", "ist abgelaufen"),
    forbidden=(_DE_EXPIRED, _DE_TEXT, _DE_PRICE, "Suchen Sie eine eigene Adresse?"),
    language="de",
)

_LOADING = "The links of this domain need JavaScript to be shown"
LANDER = shown(
    "parked/lander-script",
    200,
    "OK",
    '<!doctype html><html lang="en" data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL_not_a_key_oursCAwEAAQ==">'
    '<head><meta charset="utf-8"><title>errors.example</title><meta name="viewport" content="width=device-width">'
    '<link rel="preconnect" href="https://feed.parkplatz.example" crossorigin></head><body>'
    f'<div id="target" style="opacity:0"></div><noscript><p>{_LOADING}</p></noscript>'
    '<script>window.park="eyJkb21haW4iOiJlcnJvcnMuZXhhbXBsZSIsInBhZ2UiOiJsYW5kZXIiLCJ1aWQiOiI0NzExIn0=";</script>'
    '<script src="/bTaXkQ.js"></script></body></html>\n',
    ("X-Adblock-Key", "not_a_key_ours"),
    imitates="a parked domain that asks for its link adverts by a script: an empty element and a note in base64",
    source="common practice of parking services (window.park, the data-adblockkey attribute)",
    sign=("header", "page"),
    markers=("data-adblockkey=", "window.park="),
    forbidden=(_LOADING, "errors.example"),
)

SHOWN: tuple[Shown, ...] = (ADVERTS, EXPIRED, LANDER)
