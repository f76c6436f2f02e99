"""Further doors: sign-in, consent, questions of age and region, and what is to be installed first."""

import json

from tests.origin.errors.chrome import BOTTEGA, COURIER, GAZETTE, HOSHIZORA, KADEKRANT, MERCADO, document, json_ld
from tests.origin.errors.shown import ORIGIN, Shown, shown
from tests.origin.page import Page

_IT_LOGIN = "Accedi per vedere i prezzi"
_IT_LOGIN_TEXT = "I listini sono riservati ai rivenditori registrati; l'iscrizione è gratuita."
LOGIN_FORM = shown(
    "login/form-200",
    200,
    "OK",
    document(
        BOTTEGA,
        f"{_IT_LOGIN} | {BOTTEGA.name}",
        f'<section class="card rounded shadow p-4"><h1 class="text-xl">{_IT_LOGIN}</h1>\n<p>{_IT_LOGIN_TEXT}</p>\n'
        '<form method="post" action="/accesso" class="grid gap-4"><label>Posta elettronica <input type="email" '
        'name="email" autocomplete="username" required></label>\n<label>Password <input type="password" '
        'name="password" autocomplete="current-password" required></label>\n<button class="btn btn-solid" '
        'type="submit">Accedi</button></form>\n<p><a href="/iscrizione">Iscriviti</a></p></section>',
        head=f'<meta property="og:title" content="{_IT_LOGIN}">\n<meta property="og:type" content="website">\n',
    ),
    ("Cache-Control", "private, no-store"),
    imitates="a wholesaler that puts its sign-in form in place of the product, at the product's address and with 200",
    source="the WHATWG HTML standard, autofill (current-password); The Open Graph protocol",
    markers=('type="password"', 'autocomplete="current-password"', _IT_LOGIN),
    forbidden=(_IT_LOGIN, _IT_LOGIN_TEXT),
    language="it",
)

_PL_CONSENT = "Prywatność w Twoich rękach"
_PL_CONSENT_TEXT = "Aby czytać dalej, otwórz okno zgody i wybierz ustawienia."
CONSENT_FRAME = shown(
    "consent/frame-200",
    200,
    "OK",
    f'<!doctype html>\n<html lang="pl"><head><meta charset="utf-8"><title>{_PL_CONSENT}</title>\n'
    '<meta name="robots" content="noindex"><meta name="viewport" content="width=device-width">\n'
    "<style>html,body{height:100%;margin:0;overflow:hidden;background:#0b1a24}iframe{border:0;width:100%;height:100%}"
    "</style>\n<script>(function(w,d){var q=[];w.__tcfapi=w.__tcfapi||function(){q.push(arguments);return q};"
    'var f=d.createElement("iframe");f.style.display="none";f.name="__tcfapiLocator";'
    "d.documentElement.appendChild(f)})(window,document);</script></head>\n"
    '<body class="locked"><iframe id="consent-window" title="Okno zgody" allow="storage-access" '
    'src="https://zgoda.errors.example/okno?strona=3917&amp;wersja=12"></iframe>\n'
    f"<noscript><p>{_PL_CONSENT_TEXT}</p></noscript></body></html>\n",
    imitates="a page that holds nothing but the frame of a consent manager; all wording is in another document",
    source="IAB Tech Lab, Consent Management Platform API v2 (__tcfapi, the __tcfapiLocator frame)",
    markers=("__tcfapi", "__tcfapiLocator"),
    forbidden=(_PL_CONSENT, _PL_CONSENT_TEXT),
    language="pl",
)

_NL_CONSENT = "Eerst even uw keuze"
_NL_CONSENT_TEXT = (
    "Uw toestemming geldt voor al onze titels en is een jaar geldig. Daarna brengen wij u naar het artikel."
)
_NL_URL = "https://toestemming.example/vraag?terug=https%3A%2F%2Ferrors.example%2Fconsent%2Fother-host"
CONSENT_HOST = shown(
    "consent/other-host",
    302,
    "Found",
    "",
    ("Location", _NL_URL),
    ("Cache-Control", "private, no-store"),
    follow=(
        Page(
            _NL_URL,
            document(
                KADEKRANT,
                _NL_CONSENT,
                f'<section class="consent card p-4"><h1>{_NL_CONSENT}</h1>\n<p class="lede">{_NL_CONSENT_TEXT}</p>\n'
                '<form method="post"><button class="btn btn-solid" name="akkoord">Akkoord</button>'
                '<button class="btn" name="instellen">Instellen</button></form></section>',
                head=f'<meta property="og:title" content="{_NL_CONSENT}">\n',
            ).encode(),
        ),
    ),
    imitates="a publisher whose titles all send new visitors to one consent page on a host of its own",
    source="RFC 9110 sections 15.4.3 and 10.2.2; common practice of publishing groups",
    sign=("redirect", "page"),
    markers=("Location: https://toestemming.example/", _NL_CONSENT),
    forbidden=(_NL_CONSENT, _NL_CONSENT_TEXT),
    language="nl",
)

_JA_AGE = "生まれた年を選んでください"
_JA_AGE_TEXT = "お酒の本の一部は二十歳以上の方に限りご覧いただけます。"
_JA_URL = "/nenrei?modoru=%2Fconsent%2Fbirth-year"
_YEARS = "".join(f"<option>{year}</option>" for year in range(2026, 1926, -1))
AGE_REDIRECT = shown(
    "consent/birth-year",
    303,
    "See Other",
    "",
    ("Location", _JA_URL),
    follow=(
        Page(
            f"{ORIGIN}{_JA_URL}",
            document(
                HOSHIZORA,
                f"{_JA_AGE} | {HOSHIZORA.name}",
                f'<section class="notice age-gate"><h1>{_JA_AGE}</h1>\n<p>{_JA_AGE_TEXT}</p>\n<form method="post">'
                f'<select name="year" autocomplete="bday-year">{_YEARS}</select><button class="btn">確認する</button>'
                "</form></section>",
            ).encode(),
        ),
    ),
    imitates="a bookshop that asks for the year of birth on a page of its own, with a hundred numbers to choose from",
    source="RFC 9110 section 15.4.4 (303); the WHATWG HTML standard, autofill (bday-year)",
    sign=("redirect", "page"),
    markers=("Location: /nenrei", 'autocomplete="bday-year"'),
    forbidden=(_JA_AGE, _JA_AGE_TEXT),
    language="ja",
)

_REGION = "Choose where you read us"
_REGION_TEXT = "Stories and prices differ from one country to the next. We remember your choice for a year."
_COUNTRIES = (
    ("en-GB", "United Kingdom", "£4.00 a week"),
    ("de-DE", "Deutschland", "4,50 € pro Woche"),
    ("fr-FR", "France", "4,50 € par semaine"),
    ("es-ES", "España", "3,90 € a la semana"),
    ("pl-PL", "Polska", "14,90 zł na tydzień"),
    ("ja-JP", "日本", "週 600 円"),
)
_CHOICES = "\n".join(
    f'<li class="card rounded p-4"><a href="/{code.lower()}/" hreflang="{code}" lang="{code[:2]}"><h3>{country}</h3>'
    f'<span class="price">{price}</span></a></li>'
    for code, country, price in _COUNTRIES
)
_ALTERNATES = "".join(f'<link rel="alternate" hreflang="{code}" href="/{code.lower()}/">\n' for code, *_ in _COUNTRIES)
REGION_CHOOSER = shown(
    "geo-block/region-chooser",
    200,
    "OK",
    document(
        COURIER,
        f"{_REGION} | {COURIER.name}",
        f'<section class="regions"><h1 class="text-xl">{_REGION}</h1>\n<p>{_REGION_TEXT}</p>\n<ul class="grid gap-4">\n'
        f"{_CHOICES}\n</ul></section>",
        head=f'<link rel="alternate" hreflang="x-default" href="/">\n{_ALTERNATES}',
    ),
    ("Vary", "Accept-Encoding, X-Country"),
    imitates="a site that asks every visitor from an unknown country for a region: a list of links with prices",
    source="Google Search Central documentation, localized versions (hreflang, x-default)",
    markers=('hreflang="x-default"', _REGION),
    forbidden=(_REGION, _REGION_TEXT, *(text for _, *texts in _COUNTRIES for text in texts if len(text) > 3)),
)

_APP = "Sigue leyendo en la aplicación"
_APP_TEXT = "Esta página se ve mejor en nuestra aplicación. Ábrela o instálala, es gratis."
_APP_NAME = "Plaza Mercado: compras"
_APP_RATING = "4,8 de 5 según 12 431 opiniones"
_APP_DATA: dict[str, object] = {
    "@type": "SoftwareApplication",
    "name": _APP_NAME,
    "operatingSystem": "ANDROID",
    "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.8", "ratingCount": 12431},
    "offers": {"@type": "Offer", "price": 0, "priceCurrency": "EUR"},
}
APP_INSTALL = shown(
    "interstitial/app-install",
    200,
    "OK",
    document(
        MERCADO,
        _APP_NAME,
        f'<section class="app-wall grid gap-4 py-8"><img src="/static/app.png" alt="" width="96" height="96">'
        f"<h1>{_APP}</h1>\n<p>{_APP_TEXT}</p>\n<p class='stars' aria-label='{_APP_RATING}'>{_APP_RATING}</p>\n"
        '<a class="btn btn-solid" href="plazamercado://producto/7710">Abrir la aplicación</a>'
        '<a class="btn" href="https://tienda.example/apps/plaza-mercado">Instalar</a></section>',
        head='<meta name="apple-itunes-app" content="app-id=1000000001, app-argument=plazamercado://producto/7710">\n'
        '<link rel="alternate" href="android-app://example.plazamercado/plazamercado/producto/7710">\n'
        f'<meta property="og:title" content="{_APP_NAME}">\n{json_ld(_APP_DATA)}',
    ),
    imitates="a shop that sends telephones a page about its application, with a rating and a price of nothing",
    source="Apple developer documentation, Smart App Banners (apple-itunes-app); schema.org SoftwareApplication",
    markers=('name="apple-itunes-app"', "android-app://", '"SoftwareApplication"'),
    forbidden=(_APP, _APP_TEXT, _APP_NAME, _APP_RATING),
    language="es",
)

_FR_BLOCKER = "Vous utilisez un bloqueur de publicité"
_FR_BLOCKER_TEXT = "La publicité paie nos journalistes. Autorisez-la sur ce site pour ouvrir l'article."
_FR_STEPS = (
    "Cliquez sur l'icône de l'extension à droite de la barre d'adresse.",
    "Choisissez « Ne pas bloquer sur ce site ».",
    "Rechargez la page.",
)
AD_BLOCKER = shown(
    "interstitial/ad-blocker",
    200,
    "OK",
    document(
        GAZETTE,
        f"{_FR_BLOCKER} - {GAZETTE.name}",
        '<div class="adwall" role="dialog" aria-modal="true" data-adblock="detected">'
        f"<h1>{_FR_BLOCKER}</h1>\n<p>{_FR_BLOCKER_TEXT}</p>\n<ol class='steps instructions'>\n"
        + "\n".join(f"<li>{step}" for step in _FR_STEPS)
        + "\n</ol><button class='btn btn-solid' type='button'>C'est fait</button></div>\n<script>window.pubs="
        + json.dumps({"bait": "/static/ads-banner.js", "seen": True})
        + "</script>",
    ),
    imitates="a newspaper that answers clients which fetch no adverts with instructions in numbered steps",
    source="common practice of publishers; no standard asks for a status",
    markers=('data-adblock="detected"', "ads-banner.js", _FR_BLOCKER),
    forbidden=(_FR_BLOCKER, _FR_BLOCKER_TEXT, *_FR_STEPS),
    language="fr",
)

SHOWN: tuple[Shown, ...] = (
    LOGIN_FORM,
    CONSENT_FRAME,
    CONSENT_HOST,
    AGE_REDIRECT,
    REGION_CHOOSER,
    APP_INSTALL,
    AD_BLOCKER,
)
