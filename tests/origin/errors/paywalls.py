"""Articles of which only the beginning is given away.

What there is of the article is genuine and may be extracted; what asks for a subscription, or stands in for the rest,
is no part of it.
"""

from tests.origin.errors.chrome import COURIER, GAZETTE, KADEKRANT, document, json_ld
from tests.origin.errors.shown import Shown, shown

_HEADLINE = "Old grain lifts of Port Ansel to become a school of shipbuilding"
_LEAD = (
    "The two concrete lifts at the western basin, empty since the last barge of barley left eleven years ago, will "
    "house a school for sixty boat builders a year, the council decided on Tuesday by a single vote."
)
_CUT = "Read the rest with a subscription"
_CUT_TEXT = "What you see is the opening of a story for members."
_OFFER = "First month for 4 crowns, then 29 crowns a month"
_SIGN_IN = "A member already? Sign in here."
TEASER = shown(
    "paywall/teaser",
    200,
    "OK",
    document(
        COURIER,
        f"{_HEADLINE} | {COURIER.name}",
        f'<article class="story"><h1 class="story-title text-xl font-bold">{_HEADLINE}</h1>\n'
        '<div class="story-meta text-sm"><span class="credit">Ruth Tamberlin</span> <time '
        'datetime="2026-11-17T18:05:00+00:00">17 November 2026</time></div>\n'
        f'<div class="story-body"><p class="body-text mb-6">{_LEAD}</p>\n<div class="story-rest"></div>\n'
        f'<div class="fade" aria-hidden="true"></div></div>\n<section class="offer rounded shadow p-4">'
        f'<h2>{_CUT}</h2>\n<p class="body-text">{_CUT_TEXT}</p>\n<p class="body-text">{_OFFER}</p>\n'
        '<a class="btn btn-solid" href="/subscribe">See all offers</a>'
        f'<p class="body-text text-sm">{_SIGN_IN}</p></section></article>',
        head=json_ld(
            {
                "@type": "NewsArticle",
                "headline": _HEADLINE,
                "author": {"@type": "Person", "name": "Ruth Tamberlin"},
                "datePublished": "2026-11-17T18:05:00+00:00",
                "isAccessibleForFree": False,
                "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".story-rest"},
            }
        ),
    ),
    imitates="a newspaper that gives away headline and first paragraph; the offer stands in the text's own classes",
    source="Google Search Central documentation, subscription and paywalled content (isAccessibleForFree, hasPart)",
    markers=('"isAccessibleForFree": false', '"cssSelector": ".story-rest"', _CUT),
    forbidden=(_CUT, _CUT_TEXT, _OFFER, _SIGN_IN),
    article=True,
)

_NL_HEADLINE = "Veerman legt na veertig jaar de laatste keer aan"
_NL_LEAD = (
    "Om kwart over zes klonk de hoorn nog één keer over het water. Daarna gooide Wessel Hoekmeijer de lijn uit, zoals "
    "hij dat naar eigen zeggen ruim honderdduizend keer heeft gedaan."
)
_NL_REST = """\
Het nieuwe schip vaart elektrisch en heeft geen schipper meer nodig die de stroming kent. Twee mensen in een kantoor
aan de overkant sturen het met een scherm.

De gemeente verwacht dat de overtocht daardoor goedkoper wordt. Op de kade gelooft bijna niemand dat, en de bakker
naast de steiger al helemaal niet.

Hoekmeijer zelf gaat vissen, zegt hij, en hij weet precies waar. Dat vertelt hij aan geen krant ter wereld.
"""
_NL_CUT = "Verder lezen met een abonnement"
_NL_OFFER = "Lees vier weken voor vier euro. Maandelijks opzegbaar."


def _shifted(text: str) -> str:
    """Return the text with each letter replaced by the next, so that its length and its words' shape remain."""
    return "".join(chr(ord(letter) + 1) if letter.isascii() and letter.isalpha() else letter for letter in text)


_NL_JUMBLE = tuple(" ".join(_shifted(block).split()) for block in _NL_REST.split("\n\n"))
JUMBLED = shown(
    "paywall/jumbled-rest",
    200,
    "OK",
    document(
        KADEKRANT,
        f"{_NL_HEADLINE} | {KADEKRANT.name}",
        f'<article class="verhaal"><h1>{_NL_HEADLINE}</h1>\n<p class="alinea">{_NL_LEAD}</p>\n'
        f'<div class="blur" style="filter:blur(6px);user-select:none" aria-hidden="true">\n'
        + "\n".join(f'<p class="alinea">{paragraph}</p>' for paragraph in _NL_JUMBLE)
        + f'\n</div>\n<aside class="paywall shadow p-4"><h2>{_NL_CUT}</h2><p>{_NL_OFFER}</p><a class="btn btn-solid" '
        'href="/abonneren">Abonneren</a></aside></article>',
        head=json_ld({"@type": "NewsArticle", "headline": _NL_HEADLINE, "isAccessibleForFree": False}),
    ),
    imitates="a newspaper that blurs the rest of an article and has jumbled its letters, in the paragraphs' own class",
    source="Google Search Central documentation, subscription and paywalled content; common practice of publishers",
    markers=('"isAccessibleForFree": false', 'class="paywall', "filter:blur("),
    forbidden=(*_NL_JUMBLE, _NL_CUT, _NL_OFFER),
    article=True,
    language="nl",
)

_FR_HEADLINE = "À Montclar, la dernière fonderie de cloches cherche un repreneur"
_FR_LEAD = "Quatre artisans, deux siècles d'archives et un carnet de commandes plein jusqu'en 2029 : reportage."
_FR_RESERVED = "Article réservé aux abonnés"
_FR_LEFT = "Il vous reste 92 % de cette enquête à découvrir."
_FR_OFFERS = (
    ("Formule numérique", "9,90 € par mois, sans engagement"),
    ("Formule week-end", "14,90 € par mois avec le journal du samedi"),
    ("Formule intégrale", "29,90 € par mois, livraison comprise"),
)
SUBSCRIBERS = shown(
    "paywall/offers",
    200,
    "OK",
    document(
        GAZETTE,
        f"{_FR_HEADLINE} - {GAZETTE.name}",
        f'<article class="article"><span class="badge">{_FR_RESERVED}</span>\n<h1>{_FR_HEADLINE}</h1>\n'
        f'<p class="chapo">{_FR_LEAD}</p>\n<p class="restant">{_FR_LEFT}</p></article>\n<section class="offres grid '
        'gap-4">\n'
        + "\n".join(
            f'<article class="card rounded shadow p-4"><h2>{name}</h2><p class="price">{price}</p>'
            '<a class="btn" href="/abonnement">Choisir</a></article>'
            for name, price in _FR_OFFERS
        )
        + "\n</section>",
        head=f'<meta property="og:title" content="{_FR_HEADLINE}">\n<meta property="og:type" content="article">\n'
        f'<meta property="og:description" content="{_FR_LEAD}">\n'
        + json_ld(
            {
                "@graph": [
                    {"@type": "WebSite", "name": GAZETTE.name},
                    {"@type": "Article", "headline": _FR_HEADLINE, "isAccessibleForFree": "False"},
                ]
            }
        ),
    ),
    imitates="a newspaper whose offers are articles of their own below headline and standfirst",
    source="Google Search Central documentation, subscription and paywalled content; The Open Graph protocol",
    markers=('"isAccessibleForFree": "False"', _FR_RESERVED),
    forbidden=(_FR_RESERVED, _FR_LEFT, *(text for offer in _FR_OFFERS for text in offer)),
    article=True,
    language="fr",
)

SHOWN: tuple[Shown, ...] = (TEASER, JUMBLED, SUBSCRIBERS)
