"""Redirects that do not lead to the page: elsewhere, in a circle, or by means that HTTP clients do not follow."""

from tests.origin.errors.chrome import KRAMLADEN, document, json_ld, priced
from tests.origin.errors.shown import ORIGIN, Shown, shown
from tests.origin.page import Page

_DE_FOUND = "12 Treffer für „wasserkessel emaille“"
_DE_HINT = "Der gesuchte Artikel ist nicht dabei? Probieren Sie weniger Wörter."
_DE_ITEMS = (
    ("Milchtopf Emaille 2 Liter", "34,50 €"),
    ("Teekanne Steingut moosgrün", "42,00 €"),
    ("Untersetzer Kork, 2 Stück", "6,90 €"),
    ("Kesselreiniger 500 ml", "8,75 €"),
)
_DE_URL = "/suche?q=wasserkessel+emaille&statt=7710"
_DE_LIST: dict[str, object] = {
    "@type": "ItemList",
    "itemListElement": [
        {"@type": "ListItem", "position": number, "name": name} for number, (name, _) in enumerate(_DE_ITEMS, 1)
    ],
}
SEARCH = shown(
    "soft-404/search-redirect",
    302,
    "Found",
    "",
    ("Location", _DE_URL),
    follow=(
        Page(
            f"{ORIGIN}{_DE_URL}",
            document(
                KRAMLADEN,
                f"{_DE_FOUND} | {KRAMLADEN.name}",
                f'<section><h1 class="text-xl">{_DE_FOUND}</h1>\n<p>{_DE_HINT}</p></section>\n{priced(_DE_ITEMS)}',
                head=f'<meta name="robots" content="noindex,follow">\n{json_ld(_DE_LIST)}',
            ).encode(),
        ),
    ),
    imitates="a shop that answers for a product that is gone with a search for its name: other products, other prices",
    source="Google Search Central documentation, soft 404 errors; RFC 9110 section 15.4.3",
    sign=("redirect",),
    markers=("Location: /suche?q=", _DE_FOUND),
    forbidden=(_DE_FOUND, _DE_HINT, *(text for item in _DE_ITEMS for text in item)),
    language="de",
)

_PT_STEPS = ("Um momento, estamos a abrir a receita", "Quase lá, falta só uma página", "A receita mudou de sítio")


def _refreshing(step: int, following: int) -> str:
    return (
        f'<!doctype html>\n<html lang="pt"><head><meta charset="utf-8"><title>{_PT_STEPS[step]}</title>\n'
        f'<meta http-equiv="refresh" content="0; url=/passagem?passo={following}">\n'
        "<style>body{font:1rem/1.6 system-ui;margin:20vh auto;max-width:30rem;text-align:center}.dot{animation:b 1s "
        "infinite alternate}@keyframes b{to{opacity:.2}}</style></head>\n"
        f'<body><h1>{_PT_STEPS[step]}</h1>\n<p class="dot" aria-hidden="true">&bull; &bull; &bull;</p>\n'
        f'<p><a href="/passagem?passo={following}">Continuar</a></p></body></html>\n'
    )


META_REFRESH = shown(
    "redirect/meta-refresh",
    200,
    "OK",
    _refreshing(0, 2),
    follow=(
        Page(f"{ORIGIN}/passagem?passo=2", _refreshing(1, 3).encode()),
        Page(f"{ORIGIN}/passagem?passo=3", _refreshing(2, 2).encode()),
    ),
    imitates="a page that opens another, which opens a third, which opens the second again: whoever follows never ends",
    source="the WHATWG HTML standard, meta http-equiv=refresh (the shared declarative refresh steps)",
    markers=('<meta http-equiv="refresh"', "url=/passagem?passo="),
    forbidden=_PT_STEPS,
    language="pt",
)

_ES_TITLE = "Redirigiendo"
_ES_TEXT = "Si la página no se abre sola, pulse el enlace."
SCRIPT = shown(
    "redirect/script-200",
    200,
    "OK",
    f'<!doctype html>\n<html lang="es"><head><meta charset="utf-8"><title>{_ES_TITLE}</title>\n'
    '<meta name="robots" content="noindex">\n<script>\n(function(w){var p=w.location.pathname+w.location.search;'
    'try{w.sessionStorage.setItem("vuelta",p)}catch(e){}\n'
    'w.location.replace("/entrada?vuelta="+encodeURIComponent(p))})(window);\n</script></head>\n'
    f'<body><p>{_ES_TEXT}</p><p><a href="/entrada">Seguir</a></p></body></html>\n',
    ("Cache-Control", "no-store"),
    imitates="a page that a script leaves at once, with status 200 and no word of what was asked for",
    source="the WHATWG HTML standard, location.replace()",
    markers=("w.location.replace(",),
    forbidden=(_ES_TITLE, _ES_TEXT),
    language="es",
)

LOOP = shown(
    "redirect/loop",
    302,
    "Found",
    "",
    ("Location", "/session/start?then=%2Fredirect%2Floop"),
    follow=(
        Page(
            f"{ORIGIN}/session/start?then=%2Fredirect%2Floop",
            b"",
            302,
            "Found",
            (("Location", "/redirect/loop"), ("Set-Cookie", "session=new; Path=/session")),
        ),
    ),
    imitates="a site that starts a session on another page, sets the cookie for that page alone and sends back",
    source="RFC 9110 section 15.4 (clients should detect cyclical redirections); RFC 6265 section 5.1.4 (cookie paths)",
    sign=("redirect",),
    markers=("Location: /session/start", "Set-Cookie: session=new"),
)

TO_ITSELF = shown(
    "redirect/to-itself",
    307,
    "Temporary Redirect",
    "",
    ("Location", "/redirect/to-itself"),
    ("Set-Cookie", "seen=1; Path=/; Secure; HttpOnly; Partitioned"),
    ("Cache-Control", "private, no-store"),
    imitates="a site that sets a cookie and redirects to the same address, whether the cookie comes back or not",
    source="RFC 9110 sections 15.4 and 15.4.8 (307)",
    sign=("redirect",),
    markers=("Location: /redirect/to-itself", "Set-Cookie: seen=1"),
)

SHOWN: tuple[Shown, ...] = (SEARCH, META_REFRESH, SCRIPT, LOOP, TO_ITSELF)
