"""Products that are gone and searches that found nothing, amid other products with prices of their own."""

import json

from tests.origin.errors.chrome import BOTTEGA, GAZETTE, KRAMLADEN, cards, document, json_ld, priced
from tests.origin.errors.shown import Shown, shown

_IT_NAME = "Bollitore Malvarosa smaltato"
_IT_GONE = "Questo articolo non è più disponibile"
_IT_TEXT = "È uscito dal catalogo e non tornerà: ecco che cosa scelgono gli altri clienti."
_IT_BLOCK = "Alternative che potrebbero piacerti"
_IT_ITEMS = (
    ("Pentolino Genziana 1,7 litri", "39,90 €", 39.9),
    ("Teiera Tarassaco in ghisa", "64,00 €", 64.25),
    ("Caffettiera Ortica sei tazze", "27,50 €", 27.5),
)
_IT_PRODUCT: dict[str, object] = {
    "@type": "Product",
    "name": _IT_NAME,
    "sku": "BML-MLV-14",
    "offers": {"@type": "Offer", "availability": "https://schema.org/Discontinued"},
}
_IT_STATE = json.dumps([{"id": 7300 + 41 * number, "price": price} for number, (*_, price) in enumerate(_IT_ITEMS)])
DISCONTINUED = shown(
    "soft-404/discontinued",
    200,
    "OK",
    document(
        BOTTEGA,
        f"{_IT_NAME} | {BOTTEGA.name}",
        f'<section class="product"><h1 class="text-xl font-bold">{_IT_NAME}</h1>\n<div class="buy-box p-4"><p '
        f'class="stock font-bold">{_IT_GONE}</p>\n<p>{_IT_TEXT}</p></div></section>\n<section class="related mt-4"><h2>'
        f"{_IT_BLOCK}</h2>\n{priced(tuple((name, price) for name, price, _ in _IT_ITEMS))}</section>\n"
        f"<script>window.__related={_IT_STATE}</script>",
        head=f'<meta property="og:title" content="{_IT_NAME}">\n{json_ld(_IT_PRODUCT)}',
    ),
    imitates="a product's page after its end: the name is right, and the only prices are those of other products",
    source="schema.org ItemAvailability (Discontinued); Google Search Central documentation, product structured data",
    markers=("https://schema.org/Discontinued", _IT_GONE),
    forbidden=(
        *(_IT_GONE, _IT_TEXT, _IT_BLOCK),
        *(str(text) for item in _IT_ITEMS for text in item),
    ),
    article=True,
    language="it",
)

_FR_NOTHING = "Aucun résultat pour « phare de Saint-Brède »"
_FR_HINT = "Vérifiez l'orthographe ou essayez un mot plus général."
_FR_BLOCK = "Les plus lus aujourd'hui"
_FR_LINKS = ("Le marché aux huîtres déménage", "Dix idées pour un dimanche de pluie", "La gare retrouve son horloge")
SEARCH = shown(
    "no-results/search",
    200,
    "OK",
    document(
        GAZETTE,
        f"{_FR_NOTHING} - {GAZETTE.name}",
        f'<section class="search-results" data-total="0"><h1 class="text-xl">{_FR_NOTHING}</h1>\n<p class="lede">'
        f"{_FR_HINT}</p></section>\n<aside class='mt-4'><h2>{_FR_BLOCK}</h2>\n{cards(_FR_LINKS)}</aside>",
        head='<meta name="robots" content="noindex">\n',
    ),
    imitates="a search that found nothing and shows what others read, in the cards of a result",
    source="common practice of sites' searches; no standard asks for a status",
    markers=('data-total="0"', "Aucun résultat pour"),
    forbidden=(_FR_NOTHING, _FR_HINT, _FR_BLOCK, *_FR_LINKS),
    empty=True,
    language="fr",
)

_DE_PAST = "Auf Seite 41 gibt es keine Artikel mehr"
_DE_HINT = "Die letzte Seite dieser Liste ist die 12."
_DE_BLOCK = "Zuletzt angesehen"
_DE_ITEMS = (("Hacke Ahorn mit Stiel", "31,20 €"), ("Pflanzschnur auf Rolle", "9,40 €"))
PAST_THE_END = shown(
    "no-results/past-the-end",
    200,
    "OK",
    document(
        KRAMLADEN,
        f"{_DE_PAST} | {KRAMLADEN.name}",
        f'<section class="listing" data-page="41" data-of="12"><h1 class="text-xl">{_DE_PAST}</h1>\n<p>{_DE_HINT}</p>\n'
        '<ul class="grid products"></ul><nav class="pager"><a rel="prev" href="?seite=40">Vorige</a></nav></section>\n'
        f'<aside class="mt-4"><h2>{_DE_BLOCK}</h2>\n{priced(_DE_ITEMS)}</aside>',
        head='<link rel="prev" href="?seite=40">\n',
    ),
    imitates="a page of a list far behind its end: no products of its own, and two that were looked at before",
    source="the WHATWG HTML standard, link type prev; common practice of shops",
    markers=('data-page="41" data-of="12"', '<ul class="grid products"></ul>'),
    forbidden=(_DE_PAST, _DE_HINT, _DE_BLOCK, *(text for item in _DE_ITEMS for text in item)),
    empty=True,
    language="de",
)

SHOWN: tuple[Shown, ...] = (DISCONTINUED, SEARCH, PAST_THE_END)
