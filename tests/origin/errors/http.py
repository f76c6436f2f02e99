"""Answers whose status says it, 403 to 503, from bare server defaults to whole pages of the site."""

from tests.origin.errors.chrome import COURIER, GAZETTE, HOSHIZORA, KRAMLADEN, MERCADO, PADARIA, cards, document
from tests.origin.errors.shown import Shown, shown

_BARE = """<!DOCTYPE HTML>
<html><head>
<title>{title}</title>
</head><body>
<h1>{heading}</h1>
<p>{text}</p>
<hr>
<address>{server}</address>
</body></html>
"""


def _notice(heading: str, text: str, button: str) -> str:
    return (
        f'<section class="notice" role="alert"><h1>{heading}</h1>\n<p class="lede">{text}</p>\n'
        f'<p><a class="btn btn-solid" href="/">{button}</a></p></section>'
    )


FORBIDDEN = shown(
    "forbidden/server-default",
    403,
    "Forbidden",
    _BARE.format(
        title="403 Forbidden",
        heading="Forbidden",
        text="The rights needed to read this resource were not given to you.",
        server="Apache Server at errors.example Port 443",
    ),
    ("Server", "Apache"),
    imitates="the page that a web server writes by itself when access is denied",
    source="RFC 9110 section 15.5.4; Apache HTTP Server documentation, custom error responses",
    markers=("<title>403 Forbidden</title>", "<address>Apache Server at"),
    forbidden=("403 Forbidden", "The rights needed to read this resource were not given to you."),
)

_DE_TITLE = "Diese Seite gibt es nicht mehr oder noch nicht"
_DE_TEXT = "Vielleicht hat sich die Adresse geändert. Die Suche oben hilft weiter, oder Sie stöbern im Sortiment."
_DE_BLOCK = "Das könnte Ihnen gefallen"
NOT_FOUND = shown(
    "not-found/shop",
    404,
    "Not Found",
    document(
        KRAMLADEN,
        f"{_DE_TITLE} | {KRAMLADEN.name}",
        _notice(_DE_TITLE, _DE_TEXT, "Zur Startseite")
        + f'\n<aside class="mt-4"><h2>{_DE_BLOCK}</h2>\n'
        + cards(("Gießkanne Zink 9 Liter", "Handsäge mit Japanzahnung", "Stehleuchte Eiche", "Kreidefarbe Salbei"))
        + "</aside>",
    ),
    imitates="a shop's own page for an address that it does not know, with products below",
    source="RFC 9110 section 15.5.5",
    markers=(f"<h1>{_DE_TITLE}</h1>",),
    forbidden=(_DE_TITLE, _DE_TEXT, _DE_BLOCK),
    language="de",
)

NOT_FOUND_BARE = shown(
    "not-found/server-default",
    404,
    "Not Found",
    "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    ("Server", "nginx"),
    imitates="the page that a reverse proxy writes by itself for an unknown address",
    source="RFC 9110 section 15.5.5; nginx documentation, error_page",
    markers=("<center><h1>404 Not Found</h1></center>",),
    forbidden=("404 Not Found",),
)

_FR_TITLE = "Cet article a été retiré"
_FR_TEXT = "La rédaction a supprimé cette page de façon définitive ; elle ne sera pas remplacée."
GONE = shown(
    "not-found/gone",
    410,
    "Gone",
    document(GAZETTE, f"{_FR_TITLE} - {GAZETTE.name}", _notice(_FR_TITLE, _FR_TEXT, "Retour à la une")),
    imitates="a newspaper's page for an article that was withdrawn for good",
    source="RFC 9110 section 15.5.11",
    markers=(f"<h1>{_FR_TITLE}</h1>",),
    forbidden=(_FR_TITLE, _FR_TEXT),
    language="fr",
)

_SLOW_TITLE = "Too many requests from your network"
_SLOW_TEXT = "Please wait two minutes before you load another page."
RATE_SECONDS = shown(
    "rate-limit/seconds",
    429,
    "Too Many Requests",
    document(COURIER, _SLOW_TITLE, _notice(_SLOW_TITLE, _SLOW_TEXT, "Try again")),
    ("Retry-After", "120"),
    ("Cache-Control", "no-store"),
    imitates="a rate limit that says in seconds when to come back",
    source="RFC 6585 section 4; RFC 9110 section 10.2.3 (Retry-After as delay-seconds)",
    sign=("header", "page"),
    markers=("Retry-After: 120", _SLOW_TITLE),
    forbidden=(_SLOW_TITLE, _SLOW_TEXT),
)

_JA_TITLE = "アクセスが集中しています"
_JA_TEXT = "短い時間に多くの要求がありました。しばらく待ってから開き直してください。"
RATE_DATE = shown(
    "rate-limit/date",
    429,
    "Too Many Requests",
    document(HOSHIZORA, f"{_JA_TITLE} | {HOSHIZORA.name}", _notice(_JA_TITLE, _JA_TEXT, "トップへ戻る")),
    ("Retry-After", "Wed, 01 Apr 2026 09:05:00 GMT"),
    imitates="a rate limit that says as a date when to come back, five minutes after the date of the answer",
    source="RFC 6585 section 4; RFC 9110 section 10.2.3 (Retry-After as HTTP-date)",
    sign=("header", "page"),
    markers=("Retry-After: Wed, 01 Apr 2026", _JA_TITLE),
    forbidden=(_JA_TITLE, _JA_TEXT),
    language="ja",
)

_API_ERROR = "Rate limit reached for this key"
RATE_JSON = shown(
    "rate-limit/problem-json",
    429,
    "Too Many Requests",
    '{"type":"https://errors.example/problems/rate","title":"' + _API_ERROR + '","status":429,'
    '"detail":"The quota of 60 requests a minute is used up.","instance":"/rate-limit/problem-json"}',
    ("Content-Type", "application/problem+json"),
    ("Retry-After", "30"),
    imitates="an interface that answers in JSON whatever was asked for",
    source="RFC 9457 section 3 (problem details); RFC 6585 section 4",
    sign=("header", "page"),
    markers=("Content-Type: application/problem+json", '"status":429'),
    forbidden=(_API_ERROR, "The quota of 60 requests a minute is used up."),
)

_BROKE_TITLE = "Something broke on our side"
_BROKE_TEXT = "The error was logged and our team has been told."
_BROKE_NUMBER = "Request number 7f0c-19ae-52d1"
SERVER_ERROR = shown(
    "server-error/500-site",
    500,
    "Internal Server Error",
    document(
        COURIER,
        _BROKE_TITLE,
        _notice(_BROKE_TITLE, _BROKE_TEXT, "Reload") + f'\n<p class="text-sm">{_BROKE_NUMBER}</p>',
    ),
    imitates="a site's own page for an error of its application",
    source="RFC 9110 section 15.6.1",
    markers=(f"<h1>{_BROKE_TITLE}</h1>",),
    forbidden=(_BROKE_TITLE, _BROKE_TEXT, _BROKE_NUMBER),
)

_TRACE_TITLE = "KeyError at /stories/4711"
_FRAMES = "\n".join(
    f'<li class="frame {"user" if number % 3 else "library"}"><code class="file">/srv/app/{where}.py</code> in '
    f'<code>{name}</code>, line {line}<pre class="context">{line - 1}: block = page["blocks"]\n{line}: {call}'
    f"</pre></li>"
    for number, (where, name, line, call) in enumerate(
        (
            ("core/handler", "answer", 55, "response = view(request)"),
            ("core/middleware", "outer", 131, "return self.inner(request)"),
            ("core/middleware", "session", 64, "response = self.next(request)"),
            ("stories/views", "detail", 88, "context = story_context(story)"),
            ("stories/context", "story_context", 41, 'lead = blocks["lead"]'),
        )
    )
)
_SETTINGS = "\n".join(
    f"<tr><td>{key}</td><td><code>{value}</code></td></tr>"
    for key, value in (
        ("REQUEST_METHOD", "GET"),
        ("PATH_INFO", "/stories/4711"),
        ("HTTP_ACCEPT", "text/html"),
        ("DEBUG", "True"),
        ("LANGUAGE_CODE", "en"),
        ("TIME_ZONE", "UTC"),
        ("SECRET", "********"),
        ("DATABASE", "primary"),
    )
)
_TRACE_NOTE = "You see this because the application runs in debug mode"
DEBUG_PAGE = shown(
    "server-error/500-debug",
    500,
    "Internal Server Error",
    f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="robots" content="NONE,NOARCHIVE">'
    f"<title>{_TRACE_TITLE}</title><style>body{{font:small sans-serif}}pre{{background:#eee}}td{{padding:2px "
    f"9px}}</style>"
    f'</head><body>\n<header id="summary"><h1>{_TRACE_TITLE}</h1><pre class="exception">&#x27;lead&#x27;</pre>'
    f"</header>\n"
    f'<div id="traceback"><h2>Frames</h2><ol>\n{_FRAMES}\n</ol></div>\n<div id="requestinfo"><h2>Request</h2>'
    f'<table>\n{_SETTINGS}\n</table></div>\n<footer id="explanation"><p>{_TRACE_NOTE}</p></footer></body></html>\n',
    imitates="a web framework's debug page that reached production",
    source="RFC 9110 section 15.6.1; Django documentation, the DEBUG setting",
    markers=('<div id="traceback">', 'class="exception"', _TRACE_NOTE),
    forbidden=(_TRACE_TITLE, _TRACE_NOTE),
)

BAD_GATEWAY = shown(
    "server-error/502-server-default",
    502,
    "Bad Gateway",
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n",
    ("Server", "nginx"),
    imitates="the page that a reverse proxy writes by itself when the application is down",
    source="RFC 9110 section 15.6.3; nginx documentation, proxy_next_upstream",
    markers=("<center><h1>502 Bad Gateway</h1></center>",),
    forbidden=("502 Bad Gateway",),
)

_ES_TITLE = "Volvemos en unos minutos"
_ES_TEXT = "Hay más visitas de las que podemos atender. Su cesta se conserva; no hace falta recargar la página."
UNAVAILABLE = shown(
    "server-error/503-overload",
    503,
    "Service Unavailable",
    document(MERCADO, f"{_ES_TITLE} | {MERCADO.name}", _notice(_ES_TITLE, _ES_TEXT, "Reintentar")),
    ("Retry-After", "300"),
    imitates="a shop in a rush that says in seconds when to come back",
    source="RFC 9110 sections 15.6.4 and 10.2.3",
    sign=("header", "page"),
    markers=("Retry-After: 300", _ES_TITLE),
    forbidden=(_ES_TITLE, _ES_TEXT),
    language="es",
)

_PT_TITLE = "Estamos a arrumar a cozinha"
_PT_TEXT = "O site está em manutenção programada e volta hoje às seis da tarde."
MAINTENANCE = shown(
    "maintenance/503",
    503,
    "Service Unavailable",
    document(PADARIA, f"{_PT_TITLE} - {PADARIA.name}", _notice(_PT_TITLE, _PT_TEXT, "Tentar de novo")),
    ("Retry-After", "3600"),
    imitates="planned maintenance, announced with the status made for it",
    source="RFC 9110 sections 15.6.4 and 10.2.3",
    sign=("header", "page"),
    markers=("Retry-After: 3600", _PT_TITLE),
    forbidden=(_PT_TITLE, _PT_TEXT),
    language="pt",
)

_WARTUNG_TITLE = "Wir bauen gerade um"
_WARTUNG_TEXT = (
    "Der Laden ist wegen Wartungsarbeiten für kurze Zeit geschlossen. Bitte schauen Sie später wieder vorbei."
)
MAINTENANCE_OK = shown(
    "maintenance/200",
    200,
    "OK",
    '<!doctype html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" '
    'content="width=device-width">\n'
    f"<title>{_WARTUNG_TITLE}</title>\n<style>body{{display:grid;place-items:center;min-height:100vh;margin:0;"
    "font:1.1rem/1.6 sans-serif;background:#f3efe6;color:#3a3226}main{max-width:34rem;padding:2rem;text-align:center}"
    "h1{font-size:2.4rem}.bar{height:6px;background:repeating-linear-gradient(45deg,#e3a008 0 12px,#3a3226 12px 24px)}"
    f'</style>\n</head>\n<body>\n<main><div class="bar"></div><h1>{_WARTUNG_TITLE}</h1>\n<p>{_WARTUNG_TEXT}</p>\n'
    '<p><a href="mailto:laden@errors.example">laden@errors.example</a></p><div class="bar"></div></main>\n'
    "</body>\n</html>\n",
    imitates="maintenance that is announced with status 200, so that caches and search engines take it for the page",
    source="the 200 in place of 503 that RFC 9110 section 15.6.4 asks for; search engines' advice on planned downtime",
    markers=(f"<h1>{_WARTUNG_TITLE}</h1>", "Wartungsarbeiten"),
    forbidden=(_WARTUNG_TITLE, _WARTUNG_TEXT),
    language="de",
)

SHOWN: tuple[Shown, ...] = (
    FORBIDDEN,
    NOT_FOUND,
    NOT_FOUND_BARE,
    GONE,
    RATE_SECONDS,
    RATE_DATE,
    RATE_JSON,
    SERVER_ERROR,
    DEBUG_PAGE,
    BAD_GATEWAY,
    UNAVAILABLE,
    MAINTENANCE,
    MAINTENANCE_OK,
)
