"""Doors that a visitor must pass first: sign-in, consent, age, region."""

from tests.origin.errors.chrome import COURIER, GAZETTE, KRAMLADEN, PADARIA, document
from tests.origin.errors.shown import ORIGIN, Shown, shown
from tests.origin.page import Page

_LOGIN_TITLE = "Sign in to keep reading"
_LOGIN_TEXT = "New here? An account is free and takes a minute."
_LOGIN_URL = "/account/sign-in?next=%2Flogin%2Fredirect"
_LOGIN_PAGE = document(
    COURIER,
    f"{_LOGIN_TITLE} | {COURIER.name}",
    f'<section class="card rounded p-4"><h1 class="text-xl">{_LOGIN_TITLE}</h1>\n<form method="post" class="grid '
    f'gap-4">'
    '<label>Email <input type="email" name="email" autocomplete="username" required></label>\n'
    '<label>Password <input type="password" name="password" autocomplete="current-password" required></label>\n'
    '<label><input type="checkbox" name="stay"> Stay signed in</label>\n<input type="hidden" name="csrf" '
    'value="c0ffee">'
    f'<button class="btn btn-solid" type="submit">Sign in</button></form>\n<p class="text-sm">{_LOGIN_TEXT}</p>'
    f"</section>",
)
LOGIN_REDIRECT = shown(
    "login/redirect",
    302,
    "Found",
    "",
    ("Location", _LOGIN_URL),
    ("Cache-Control", "no-store"),
    follow=(Page(f"{ORIGIN}{_LOGIN_URL}", _LOGIN_PAGE.encode()),),
    imitates="a newspaper that sends readers without a session to its sign-in page",
    source="RFC 9110 sections 15.4.3 (302 Found) and 10.2.2 (Location)",
    sign=("redirect", "page"),
    markers=("Location: /account/sign-in?next=", 'type="password"'),
    forbidden=(_LOGIN_TITLE, _LOGIN_TEXT),
)

_PT_LOGIN = "Entre na sua conta"
_PT_LOGIN_TEXT = "Só quem tem sessão iniciada pode ver esta receita."
UNAUTHORIZED = shown(
    "login/401",
    401,
    "Unauthorized",
    document(
        PADARIA,
        f"{_PT_LOGIN} | {PADARIA.name}",
        f'<section class="notice"><h1>{_PT_LOGIN}</h1>\n<p class="lede">{_PT_LOGIN_TEXT}</p>\n<form method="post" '
        'action="/entrar"><input name="email" type="email"><input name="senha" type="password">'
        '<button class="btn btn-solid">Entrar</button></form></section>',
    ),
    ("WWW-Authenticate", 'Basic realm="receitas", charset="UTF-8"'),
    imitates="a recipe site whose members' pages ask for credentials",
    source="RFC 9110 sections 15.5.2 and 11.6.1; RFC 7617",
    sign=("header", "page"),
    markers=("WWW-Authenticate: Basic realm=", 'type="password"'),
    forbidden=(_PT_LOGIN, _PT_LOGIN_TEXT),
    language="pt",
)

_DE_CONSENT = "Ihre Zustimmung, bevor es weitergeht"
_DE_CONSENT_TEXT = (
    "Wir finanzieren den Laden mit Werbung. Mit Ihrer Zustimmung speichern 143 Partner Kennungen auf Ihrem "
    "Gerät; ohne sie "
    "können Sie ein werbefreies Abo abschließen."
)
_PURPOSES = "\n".join(
    f'<li><label><input type="checkbox" name="purpose-{number}"> {text}</label></li>'
    for number, text in enumerate(
        (
            "Kennungen speichern",
            "Einfache Anzeigen auswählen",
            "Ein Profil für Anzeigen anlegen",
            "Leistung von Anzeigen messen",
            "Zielgruppen erforschen",
            "Angebote verbessern",
        ),
        1,
    )
)
CONSENT_200 = shown(
    "consent/200",
    200,
    "OK",
    document(
        KRAMLADEN,
        f"{_DE_CONSENT} | {KRAMLADEN.name}",
        f'<div class="consent-wall" role="dialog" aria-modal="true"><h1>{_DE_CONSENT}</h1>\n<p>{_DE_CONSENT_TEXT}</p>\n'
        f'<ul class="purposes">\n{_PURPOSES}\n</ul><button class="btn btn-solid" data-choice="all">Zustimmen und weiter'
        '</button><button class="btn" data-choice="subscribe">Werbefrei für 3,99 Euro</button></div>',
    ),
    imitates="a wall that asks to consent or to pay, in place of the page and with its status",
    source="IAB Europe, Transparency and Consent Framework policies (purposes and vendors)",
    markers=('class="consent-wall"', 'name="purpose-1"', _DE_CONSENT),
    forbidden=(_DE_CONSENT, _DE_CONSENT_TEXT),
    language="de",
)

_FR_CONSENT = "Vos choix en matière de traceurs"
_FR_CONSENT_TEXT = "Dites-nous d'abord quels usages vous acceptez ; l'article s'ouvrira ensuite."
_CONSENT_URL = "/consentement?retour=%2Fconsent%2Fredirect"
CONSENT_REDIRECT = shown(
    "consent/redirect",
    307,
    "Temporary Redirect",
    "",
    ("Location", _CONSENT_URL),
    follow=(
        Page(
            f"{ORIGIN}{_CONSENT_URL}",
            document(
                GAZETTE,
                f"{_FR_CONSENT} - {GAZETTE.name}",
                f'<section class="consent"><h1>{_FR_CONSENT}</h1>\n<p class="lede">{_FR_CONSENT_TEXT}</p>\n<form '
                f'method="post">'
                '<button class="btn btn-solid" name="tout">Tout accepter</button><button class="btn" name="rien">'
                "Continuer sans accepter</button></form></section>",
            ).encode(),
        ),
    ),
    imitates="a newspaper that sends new visitors to its consent page",
    source="RFC 9110 section 15.4.8 (307); CNIL guidelines on cookies and other trackers",
    sign=("redirect", "page"),
    markers=("Location: /consentement?retour=", _FR_CONSENT),
    forbidden=(_FR_CONSENT, _FR_CONSENT_TEXT),
    language="fr",
)

_PT_AGE = "Tem idade para entrar?"
_PT_AGE_TEXT = "As receitas com vinho e licor são só para maiores de dezoito anos."
AGE_200 = shown(
    "consent/age-200",
    200,
    "OK",
    document(
        PADARIA,
        _PT_AGE,
        f'<div class="age-gate" role="dialog"><h1>{_PT_AGE}</h1>\n<p>{_PT_AGE_TEXT}</p>\n'
        '<a class="btn btn-solid" href="?idade=sim">Sim, entrar</a><a class="btn" href="/">Não, sair</a></div>',
    ),
    imitates="an age gate in place of the page",
    source="common practice of drinks sites; no standard asks for a status",
    markers=('class="age-gate"', _PT_AGE),
    forbidden=(_PT_AGE, _PT_AGE_TEXT),
    language="pt",
)

_FR_LAW = "Page indisponible dans votre pays"
_FR_LAW_TEXT = "Une décision de justice nous oblige à bloquer ce contenu pour les visiteurs de votre région."
LAW_451 = shown(
    "geo-block/451",
    451,
    "Unavailable For Legal Reasons",
    document(
        GAZETTE,
        f"{_FR_LAW} - {GAZETTE.name}",
        f'<section class="notice"><h1>{_FR_LAW}</h1>\n<p class="lede">{_FR_LAW_TEXT}</p></section>',
    ),
    ("Link", '<https://errors.example/authority>; rel="blocked-by"'),
    imitates="a newspaper that blocks an article where a court told it to",
    source="RFC 7725 sections 3 and 4 (status 451, Link with rel=blocked-by)",
    sign=("header", "page"),
    markers=('rel="blocked-by"', _FR_LAW),
    forbidden=(_FR_LAW, _FR_LAW_TEXT),
    language="fr",
)

_REGION = "We do not serve readers in your region"
_REGION_TEXT = "We value our readers abroad, but data protection rules keep us from showing this story where you are."
REGION_200 = shown(
    "geo-block/200",
    200,
    "OK",
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="robots" content="noindex">\n'
    f"<title>{COURIER.name}</title>\n<style>body{{font:1.1rem/1.6 Georgia,serif;margin:12vh "
    f"auto;max-width:40rem}}</style>"
    f'</head>\n<body><img src="/static/logo.svg" alt="{COURIER.name}" width="240" height="48">\n<h1>{_REGION}</h1>\n'
    f'<p>{_REGION_TEXT}</p>\n<p>Call the newsroom: <a href="tel:+15550100">+1 555 0100</a></p></body></html>\n',
    imitates="a regional newspaper that shows visitors from abroad a notice, with status 200",
    source="the 200 in place of 451 or 403 (RFC 7725; RFC 9110 section 15.5.4)",
    markers=(f"<h1>{_REGION}</h1>",),
    forbidden=(_REGION, _REGION_TEXT),
)

SHOWN: tuple[Shown, ...] = (
    LOGIN_REDIRECT,
    UNAUTHORIZED,
    CONSENT_200,
    CONSENT_REDIRECT,
    AGE_200,
    LAW_451,
    REGION_200,
)
