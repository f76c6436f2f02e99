"""What Cloudflare answers in place of a site: challenges, blocks, rate limits.

Statuses, headers, element ids and the names of the errors are Cloudflare's; all other words are our own.
"""

from tests.origin.errors.bare import bare, sensor
from tests.origin.errors.chrome import GAZETTE, KRAMLADEN, document
from tests.origin.errors.shown import Shown, shown

HOST = "errors.example"
MOMENT = "2026-04-01 09:00:00 UTC"
WHY = "What went wrong?"
REMEDY = "What can be done?"
STYLE = '<link rel="stylesheet" id="cf_styles-css" href="/cdn-cgi/styles/main.css">'
_NUMBERS = "Cloudflare documentation, Cloudflare 1xxx errors"


def edge(ray: str) -> tuple[tuple[str, str], ...]:
    """Return the headers of every answer that Cloudflare gives by itself."""
    return (
        ("Server", "cloudflare"),
        ("CF-RAY", f"{ray}-AMS"),
        ("Cache-Control", "private, max-age=0, no-store, no-cache, must-revalidate, post-check=0, pre-check=0"),
        ("Expires", "Thu, 01 Jan 1970 00:00:01 GMT"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "SAMEORIGIN"),
    )


def _loader(ray: str) -> str:
    """Return the scripts of a challenge: its options, and what runs it."""
    return (
        f'{sensor("cf_chl_opt")}\n<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1?ray={ray}">'
        "</script>"
    )


def box(heading: str, subheading: str, happened: str, remedy: str, ray: str) -> str:
    """Return the box that tells of an error, alone or within a site's own error page."""
    return (
        '<div id="cf-wrapper"><div id="cf-error-details" class="cf-error-details-wrapper">\n'
        f'<div class="cf-wrapper cf-error-overview">{heading}\n<h2 class="cf-subheadline">{subheading}</h2></div>\n'
        f'<div class="cf-section cf-wrapper"><div class="cf-columns two"><div class="cf-column"><h2>{WHY}</h2>\n'
        f'<p>{happened}</p></div><div class="cf-column"><h2>{REMEDY}</h2>\n<p>{remedy}</p></div></div></div>\n'
        f'<p class="cf-error-footer foot">Ray ID: <strong>{ray}</strong> &bull; 192.0.2.17</p></div></div>'
    )


def numbered(code: int, ray: str) -> str:
    """Return the heading of an error with a number, in three parts that a careless reader glues together."""
    return (
        f'<h1><span class="cf-error-type">Error</span><span class="cf-error-code">{code}</span>'
        f'<small class="heading-ray-id">Ray ID: {ray} &bull; {MOMENT}</small></h1>'
    )


_CHECK = "One more step: we are looking at your browser before errors.example opens"
_CHECK_SCRIPT = "Scripts and cookies are needed to go on"
_CHECK_RAY = "8e21c0f7aa41d003"
SCRIPT_403 = shown(
    "challenge/script-403",
    403,
    "Forbidden",
    bare(
        "Just a moment...",
        f'<div class="main-wrapper" role="main"><div class="main-content"><h1>{HOST}</h1>\n'
        f'<h2 id="challenge-running">{_CHECK}</h2><div class="spinner"></div>\n<noscript><p id="challenge-error-text">'
        f'{_CHECK_SCRIPT}</p></noscript></div></div>\n{_loader(_CHECK_RAY)}\n<div class="foot main-wrapper"><span>'
        f"Ray ID: {_CHECK_RAY}</span></div>",
        head='<meta http-equiv="refresh" content="360">',
    ),
    ("cf-mitigated", "challenge"),
    *edge(_CHECK_RAY),
    imitates="the script challenge of a content delivery network",
    source="Cloudflare documentation, Detect a Challenge Page response (cf-mitigated: challenge)",
    sign=("header", "page"),
    markers=("cf-mitigated: challenge", "window._cf_chl_opt", "/cdn-cgi/challenge-platform/", "Just a moment..."),
    forbidden=("Just a moment...", HOST, _CHECK, _CHECK_SCRIPT, f"Ray ID: {_CHECK_RAY}"),
)

_DA_TITLE = "Vent et øjeblik"
_DA_SCRIPT = "Slå JavaScript og cookies til for at komme videre"
_DA_RAY = "8e21d5b03c7712aa"
SCRIPT_429 = shown(
    "challenge/script-429",
    429,
    "Too Many Requests",
    bare(
        _DA_TITLE,
        '<div class="main-wrapper" role="main"><div class="main-content"><noscript><span id="challenge-error-text">'
        f"{_DA_SCRIPT}</span></noscript></div></div>\n{_loader(_DA_RAY)}",
        head='<meta http-equiv="refresh" content="390">',
        language="da",
    ),
    ("cf-mitigated", "challenge"),
    ("Accept-CH", "Sec-CH-UA-Bitness, Sec-CH-UA-Arch, Sec-CH-UA-Full-Version, Sec-CH-UA-Mobile, Sec-CH-UA-Platform"),
    *edge(_DA_RAY),
    imitates="the same challenge with the status of a rate limit: no heading, no time to wait, words in noscript",
    source="Cloudflare documentation, Detect a Challenge Page response; status 429 as clients of some shops report",
    sign=("header", "page"),
    markers=("cf-mitigated: challenge", "window._cf_chl_opt", "/cdn-cgi/challenge-platform/"),
    forbidden=(_DA_TITLE, _DA_SCRIPT),
    language="da",
)

_DE_TITLE = "Kurze Prüfung, dann geht es weiter"
_DE_TEXT = "Wir möchten sichergehen, dass hier ein Mensch einkauft. Meist genügt ein Augenblick."
TURNSTILE = shown(
    "captcha/turnstile-200",
    200,
    "OK",
    document(
        KRAMLADEN,
        f"{_DE_TITLE} | {KRAMLADEN.name}",
        f'<section class="card rounded p-4"><h1 class="text-xl">{_DE_TITLE}</h1>\n<p class="lede">{_DE_TEXT}</p>\n'
        '<form method="post" action="/pruefung"><div class="cf-turnstile" data-sitekey="3x00000000000000000000FF" '
        'data-callback="weiter" data-language="de"></div><input type="hidden" name="zurueck" value="/angebote"></form>'
        "</section>",
        head=f'<meta property="og:title" content="{_DE_TITLE}">\n<meta property="og:type" content="website">\n'
        '<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>\n',
    ),
    ("Server", "cloudflare"),
    imitates="a shop's own door with a Turnstile widget: status 200, og:title, the usual frame",
    source="Cloudflare documentation, Turnstile, embed the widget (cf-turnstile, data-sitekey, api.js)",
    markers=('class="cf-turnstile"', "challenges.cloudflare.com/turnstile/"),
    forbidden=(_DE_TITLE, _DE_TEXT),
    language="de",
)

_RATE = "You ask for pages faster than this site allows"
_RATE_WHY = "The owner of errors.example has set how often one visitor may call, and you went past it."
_RATE_REMEDY = "Leave the site alone for a while; every further call makes the wait longer."
_RATE_RAY = "8e21e8c41fd0b7e5"
RATE_1015 = shown(
    "rate-limit/cloudflare-1015",
    429,
    "Too Many Requests",
    bare(f"{_RATE} | {HOST}", box(numbered(1015, _RATE_RAY), _RATE, _RATE_WHY, _RATE_REMEDY, _RATE_RAY), head=STYLE),
    *edge(_RATE_RAY),
    imitates="a rate limit of the delivery network, which does not say when to come back",
    source=f"{_NUMBERS} (1015 with status 429)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', '<span class="cf-error-code">1015</span>'),
    forbidden=(f"{_RATE} | {HOST}", _RATE, WHY, _RATE_WHY, REMEDY, _RATE_REMEDY, f"Ray ID: {_RATE_RAY}"),
)

_RULE = "A rule of errors.example keeps you out"
_RULE_WHY = "What your request looks like is on a list that the owner of the site has drawn up."
_RULE_REMEDY = "Send the owner the Ray ID below and tell what you wanted to read."
_RULE_RAY = "8e21f24a90cb66d1"
RULE_1020 = shown(
    "block/cloudflare-1020",
    403,
    "Forbidden",
    bare("Access denied", box(numbered(1020, _RULE_RAY), _RULE, _RULE_WHY, _RULE_REMEDY, _RULE_RAY), head=STYLE),
    *edge(_RULE_RAY),
    imitates="a visitor who is turned away by a rule of the site's owner",
    source=f"{_NUMBERS} (1020 with status 403)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', '<span class="cf-error-code">1020</span>'),
    forbidden=("Access denied", _RULE, WHY, _RULE_WHY, REMEDY, _RULE_REMEDY, f"Ray ID: {_RULE_RAY}"),
)

_WAF_TITLE = "Attention Required! | Cloudflare"
_WAF = "You were stopped at the door"
_WAF_SUB = "errors.example cannot be shown to you"
_WAF_WHY = "Something you sent resembles an attack: a word, a piece of SQL, data that is broken."
_WAF_REMEDY = "Write to the owner of the site, say what you were doing, and add the Ray ID."
_WAF_RAY = "8e2201be57f8c933"
WAF = shown(
    "block/cloudflare-waf",
    403,
    "Forbidden",
    bare(
        _WAF_TITLE,
        '<div class="cf-alert cf-alert-error cf-cookie-error hidden" id="cookie-alert"></div>\n'
        + box(
            f'<h1 data-translate="block_headline">{_WAF}</h1>',
            f'<span data-translate="unable_to_access">{_WAF_SUB}</span>',
            _WAF_WHY,
            _WAF_REMEDY,
            _WAF_RAY,
        ),
        head=STYLE,
    ),
    *edge(_WAF_RAY),
    imitates="the page of a web application firewall that took a request for an attack",
    source="Cloudflare documentation, Error page types (WAF block, status 403)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', 'data-translate="block_headline"', _WAF_TITLE),
    forbidden=(_WAF_TITLE, _WAF, _WAF_SUB, WHY, _WAF_WHY, REMEDY, _WAF_REMEDY, f"Ray ID: {_WAF_RAY}"),
)

_FR_TITLE = "La Gazette n'est pas lue dans votre pays"
_FR_TEXT = "Nos droits de diffusion s'arrêtent à la frontière ; l'encadré ci-dessous dit qui vous a arrêté."
_COUNTRY = "Visitors from your country are not let in"
_COUNTRY_WHY = "The owner has closed the site to the country or region that your address belongs to."
_COUNTRY_REMEDY = "There is nothing to mend on your side; ask the owner whether the block is meant."
_COUNTRY_RAY = "8e220c9d1a3e44f8"
COUNTRY_1009 = shown(
    "geo-block/cloudflare-1009",
    403,
    "Forbidden",
    document(
        GAZETTE,
        f"{_FR_TITLE} - {GAZETTE.name}",
        f'<section class="notice"><h1>{_FR_TITLE}</h1>\n<p class="lede">{_FR_TEXT}</p></section>\n'
        + box(numbered(1009, _COUNTRY_RAY), _COUNTRY, _COUNTRY_WHY, _COUNTRY_REMEDY, _COUNTRY_RAY),
        head=f'<meta property="og:title" content="{_FR_TITLE}">\n',
    ),
    *edge(_COUNTRY_RAY),
    imitates="a newspaper's own French page around the English box of the delivery network",
    source=f"{_NUMBERS} (1009, country or region banned); Error tokens (::CLOUDFLARE_ERROR_1000S_BOX::)",
    sign=("header", "page"),
    markers=("Server: cloudflare", 'id="cf-error-details"', '<span class="cf-error-code">1009</span>'),
    forbidden=(
        *(_FR_TITLE, _FR_TEXT, _COUNTRY, WHY, _COUNTRY_WHY, REMEDY, _COUNTRY_REMEDY),
        f"Ray ID: {_COUNTRY_RAY}",
    ),
    language="fr",
)

SHOWN: tuple[Shown, ...] = (SCRIPT_403, SCRIPT_429, TURNSTILE, RATE_1015, RULE_1020, WAF, COUNTRY_1009)
