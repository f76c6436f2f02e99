"""By what an error page is known: one row a sign, strongest kinds first.

A marker never decides alone: `recognise` asks where it stands and how much prose is around it, because real articles
hold all of this wording (of 2,092, 3 % say "sorry" or "something went wrong", 3.6 % ask for JavaScript).
"""

import re
from dataclasses import dataclass
from typing import Literal

Where = Literal["header", "banner", "title", "heading", "lead", "source"]
"""`header`: a response header line, `banner`: the title without the site's name, or the first heading, believed above
an article too, `title`: the `<title>`, `heading`: an early `h1` or `h2`, `lead`: the visible text of a short page,
`source`: anywhere in the markup."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A pattern that, in its place, speaks for one kind of error page."""

    kind: str
    where: tuple[Where, ...]
    weight: float
    """Confidence on a page without prose."""
    pattern: re.Pattern[str]
    origin: str
    """Where the sign comes from: a product, a standard, or what pages of many sites say."""
    strings: tuple[bytes, ...] = ()
    """For `source`, in lower case: looked for as they are, because a pattern over a whole page takes too long."""


def _row(kind: str, where: tuple[Where, ...], weight: float, pattern: str, origin: str) -> Marker:
    return Marker(kind, where, weight, re.compile(pattern, re.IGNORECASE), origin)


_NEVER = re.compile(r"(?!)")


def _strings(kind: str, weight: float, strings: tuple[str, ...], origin: str) -> Marker:
    return Marker(kind, ("source",), weight, _NEVER, origin, tuple(string.encode() for string in strings))


_SAID: tuple[Where, ...] = ("title", "heading", "lead")
_NAMED: tuple[Where, ...] = ("title", "heading")

MARKERS: tuple[Marker, ...] = (
    # Headers: set by the product itself, so they need no further sign.
    _row("challenge", ("header",), 0.99, r"^cf-mitigated: *challenge", "Cloudflare, cf-mitigated"),
    _row("challenge", ("header",), 0.95, r"^x-amzn-waf-action: *challenge", "AWS WAF"),
    _row("captcha", ("header",), 0.95, r"^x-amzn-waf-action: *captcha", "AWS WAF"),
    _row("captcha", ("header",), 0.95, r"^sg-captcha: *challenge", "SiteGround"),
    # Banners: the whole of a title or first heading is error wording.
    _row(
        "not-found",
        ("banner",),
        0.65,
        r"^\W*(error )?404\b\W*((page )?not found|error)?\W*$|^(page|seite) not found\W*$",
        "RFC 9110",
    ),
    _row(
        "forbidden",
        ("banner",),
        0.65,
        r"^\W*(error )?403\b\W*(forbidden|error)?\W*$|^access (denied|forbidden)\W*$",
        "RFC 9110",
    ),
    _row("server-error", ("banner",), 0.65, r"^\W*(error )?50[0234]\b\W*[a-z -]{0,30}\W*$", "RFC 9110"),
    _row("geo-block", ("banner",), 0.65, r"^\W*(доступ (к \w+ )?(ограничен|закрыт|запрещ[её]н)|stop)\W*$", "providers"),
    _row("soft-404", ("banner",), 0.6, r"^\W*(so |we.re )?(very )?sorry\W*$|^\W*oops\W*$", "wording"),
    _strings("captcha", 0.95, ("/.well-known/sgcaptcha/",), "SiteGround"),
    _strings("captcha", 0.9, ("captcha-delivery.com", "px-captcha", "_pxcaptcha", "window._pxuuid"), "DataDome, HUMAN"),
    _strings(
        "captcha",
        0.8,
        ('class="g-recaptcha', 'class="h-captcha', 'class="cf-turnstile', "hcaptcha.com/1/api"),
        "widgets",
    ),
    _row("captcha", _SAID, 0.9, r"are you a (robot|human)|unusual (traffic|activity) from your|not a robot", "wording"),
    _row(
        "captcha",
        _SAID,
        0.9,
        r"(complete|solve) (the|a|this) (security check|captcha)|verify (that )?you are (a )?human",
        "wording",
    ),
    _strings(
        "challenge",
        0.9,
        ("/cdn-cgi/challenge-platform/", "cf-browser-verification", "__cf_chl_", "jschl_vc"),
        "Cloudflare",
    ),
    _strings("challenge", 0.9, ("anubis_challenge", "/.within.website/", "awswaf.com/"), "Anubis, AWS WAF"),
    _strings("challenge", 0.85, ("/js/visitor/mini_original.js",), "Weibo's visitor system"),
    _row(
        "challenge",
        _SAID,
        0.9,
        r"^just a moment|checking (your browser|if the site connection)|ddos protection by",
        "Cloudflare",
    ),
    _row(
        "challenge",
        ("title",),
        0.9,
        r"^attention required|security (check|verification)$|^one moment",
        "Cloudflare and others",
    ),
    _row(
        "challenge",
        ("lead",),
        0.6,
        r"(enable|turn on|activate) (javascript|cookies).{0,40}(continue|reload|proceed)",
        "wording",
    ),
    _strings("block", 0.9, ("/_incapsula_resource", "incapsula incident id"), "Imperva"),
    _strings("block", 0.85, ("/wafpage/", "sucuri.net/", "website firewall"), "Nexusguard, Sucuri"),
    _row(
        "block",
        _SAID,
        0.9,
        r"^request rejected|your support id is|\bsupport id[: ]+\d{8,}|mod_security",
        "F5 ASM, ModSecurity",
    ),
    _row(
        "block",
        _SAID,
        0.8,
        r"request (has been|was) (blocked|rejected|denied)|security (rules|policy|purposes)",
        "wording",
    ),
    _row("block", _NAMED, 0.8, r"^(permintaan )?ditolak|not acceptable!?$", "F5 ASM, ModSecurity"),
    _row(
        "geo-block",
        _SAID,
        0.92,
        r"(this |web)?(site|page|content|video|url) (is |has been |was )?(not available|unavailable|"
        r"blocked) (in|from) your",
        "wording",
    ),
    _row(
        "geo-block",
        _SAID,
        0.85,
        r"unavailable for legal reasons|court order|department of telecom|site (is )?blocked",
        "RFC 7725, providers",
    ),
    _row(
        "geo-block",
        _SAID,
        0.85,
        r"gesperrt|blokeret|krænker|stoppagina|diblokir|tidak dapat diakses|fogedforbud",
        "providers: de, da, nl, id",
    ),
    _row(
        "geo-block",
        _SAID,
        0.85,
        r"заблокирован|доступ.{0,40}(ограничен|закрыт|запрещ[её]н)|πρόσβαση",
        "providers: ru, el",
    ),
    _row("geo-block", ("title",), 0.8, r"^(stop|stop ?page|blocked|ups|site blocked)\s*!*$", "providers"),
    _row("rate-limit", _SAID, 0.9, r"too many requests|rate limit(ed)? (exceeded|reached)|request limit", "RFC 6585"),
    _row(
        "login",
        ("title",),
        0.85,
        r"(^|[|:·»-] *)(please |customer |member )*(log|sign)[ -]?(in|on|ind)\b(?! *(page )?(to|"
        r"for) (the )?(victory|win))",
        "wording",
    ),
    _row(
        "login",
        ("title",),
        0.85,
        r"\b(login|log in|sign in)$|^(login|connexion|anmelden|anmeldung|zaloguj|acceder|inloggen)\b|connexion$",
        "wording",
    ),
    _row(
        "login",
        ("heading", "lead"),
        0.8,
        r"(you (need|must|have) to|please) (be logged in|log ?in|sign ?in|login)",
        "wording",
    ),
    _row(
        "login",
        ("lead",),
        0.7,
        r"your session has (expired|timed out)|restricted web ?site|enter your credentials",
        "wording",
    ),
    _row(
        "consent",
        _SAID,
        0.85,
        r"^before you continue\b|^consent\b|(we|wir) (value|schätzen) (your|ihre) privat?(cy|sphäre)",
        "Google and managers",
    ),
    _strings(
        "consent", 0.7, ("consent.yahoo.com/", "consent.google.com/", "consent.youtube.com/", "guce."), "Yahoo, Google"
    ),
    _row(
        "paywall",
        ("heading", "lead"),
        0.7,
        r"subscribe (now )?to (continue|keep) reading|to (continue|keep) reading.{0,30}subscri",
        "wording",
    ),
    _row(
        "maintenance",
        _SAID,
        0.85,
        r"(under|down for|undergoing)( \w+)? maintenance|wartungsarbeiten|\boffline page\b|"
        r"be (right )?back (soon|shortly)",
        "wording",
    ),
    _row(
        "not-found",
        _SAID,
        0.85,
        r"^410\b|no longer (available|exists)|has been (permanently )?(removed|deleted)|\bpage (is )?gone\b",
        "wording",
    ),
    _row(
        "not-found",
        ("title",),
        0.95,
        r"^\W*(http )?(error )?404\b(?!.*\d,\d)|error 404|404 error|404 not found|[|:-] *404$",
        "RFC 9110",
    ),
    _row(
        "not-found",
        _SAID,
        0.9,
        r"(page|file|site|url|resource|article|document)s?( you.{0,40})? (was |is |were |could )?(not|n.t|"
        r"cannot)( be)? (found|available|exist)",
        "wording",
    ),
    _row(
        "not-found",
        _NAMED,
        0.85,
        r"^not found\b|\bnot found$|seite nicht gefunden|no encontrad[ao]|non trouvée|página não|не найден",
        "wording",
    ),
    _row("not-found", ("heading",), 0.85, r"^\W*(error )?404\b", "RFC 9110"),
    _row(
        "not-found",
        ("lead", "heading"),
        0.75,
        r"(page|url|link|address).{0,40}(does|do|did)(n.t| not) exist|we (can|could)(n.t|not| not) find (the|"
        r"that|this|your)",
        "wording",
    ),
    _row("server-error", ("title", "heading"), 0.95, r"^\W*(http )?(error )?5\d\d\b( |:|$)(?!.*\d,\d)", "RFC 9110"),
    _row(
        "server-error",
        _SAID,
        0.85,
        r"internal server error|bad gateway|gateway time-?out|service (temporarily )?unavailable|"
        r"backend fetch failed",
        "RFC 9110",
    ),
    _row(
        "server-error",
        _SAID,
        0.8,
        r"guru meditation|requested url could not be retrieved|request time-?out|database error",
        "Varnish, Squid",
    ),
    _row(
        "server-error",
        ("heading", "lead"),
        0.7,
        r"something went wrong|an (unexpected |internal )?error (has )?occurred|"
        r"this page contains the following errors",
        "wording",
    ),
    _row(
        "forbidden",
        _SAID,
        0.9,
        r"^\W*(http )?(error )?40[13]\b|(^|[|:-] *)(access (to this page )?(has been )?(denied|forbidden|"
        r"blocked)|forbidden)\b",
        "RFC 9110",
    ),
    _row(
        "forbidden",
        _SAID,
        0.8,
        r"(don.t|do not) have (permission|access)|not (authori[sz]ed|permitted) to|access to (the )?requested url",
        "wording",
    ),
    _row("directory-listing", ("title",), 0.9, r"^(index of|directory listing for) /", "Apache, nginx, Python"),
    _row(
        "soft-404",
        ("heading", "lead"),
        0.75,
        r"(product|item|recipe|article|story|job|page).{0,60}(no longer available|unavailable|has expired|"
        r"been removed)",
        "wording",
    ),
    _row("soft-404", _NAMED, 0.75, r"^(oops|uh[ -]?oh|sorry|whoops)\b|somewhat embarrassing", "wording"),
    _row(
        "soft-404",
        ("lead",),
        0.6,
        r"^(\w+[ :|-]+){0,12}(error|sorry|oops)[:!, ]|incomplete request|could not (find|be found)",
        "wording",
    ),
    _row(
        "block",
        _SAID,
        0.8,
        r"(quote|note|give) this (support|reference|incident) (id|number|code)|\bsecurity (rule|service)\b",
        "firewalls",
    ),
    _row(
        "geo-block",
        _SAID,
        0.8,
        r"in your (country|region|location)\b|(readers|visitors|users) in (your|the eu)\b",
        "wording",
    ),
    _row(
        "consent",
        ("title",),
        0.8,
        r"\b(consent|zustimmung|einwilligung|traceurs|consenso|consentimiento|toestemming|samtycke)\b",
        "wording",
    ),
    _row(
        "consent",
        _NAMED,
        0.8,
        r"\bage (verification|check|gate)\b|are you (over|of legal|old enough)|mayor de edad|tem idade|"
        r"avez-vous l.âge|alt genug",
        "age gates",
    ),
    _row(
        "not-found",
        _NAMED,
        0.85,
        r"見つかりません|存在しません|找不到|不存在|페이지를 찾을 수 없|"
        r"no existe|introuvable|non trovata|niet gevonden|nie znaleziono|"
        r"nicht (mehr )?(verfügbar|vorhanden)",
        "wording",
    ),
    _row(
        "soft-404",
        _NAMED,
        0.8,
        r"ya no está (a la venta|disponible)|n.est plus disponible|nicht mehr (erhältlich|lieferbar)|販売終了|"
        r"no longer (for sale|sold|available)",
        "wording",
    ),
    _row(
        "soft-404",
        _SAID,
        0.85,
        r"(domain|\.\w{2,12}) (is|may be) for sale|buy this domain|window\.park\b",
        "parked domains",
    ),
    _strings("soft-404", 0.8, ("window.park =", "window.park=", "data-adblockkey="), "parked domains"),
    _row("forbidden", ("title",), 0.85, r"^4\d\d [a-z]", "RFC 9110, default pages of servers"),
    _row(
        "server-error",
        _SAID,
        0.8,
        r"(service|server|site|webservice) (is )?(currently|temporarily) (unavailable|down)",
        "wording",
    ),
    _row("soft-404", ("lead",), 0.7, r"sorry.{0,25}(can.t|cannot|could ?n.t|unable to) find", "wording"),
)
