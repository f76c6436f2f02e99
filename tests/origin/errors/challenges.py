"""What stands between a client and the site: script challenges, captchas, blocks of a web application firewall.

Headers, statuses and the shape of the pages follow what vendors document; the wording and the scripts are our own and
do nothing.
"""

from tests.origin.errors.bare import bare, sensor
from tests.origin.errors.chrome import COURIER, MERCADO, document
from tests.origin.errors.shown import Shown, shown

_GOKU = (
    '<script>window.awsWafCookieDomainList=[];window.gokuProps={"key":"AQIDAHgwm0","iv":"CgAFkDn2","context":"q7Lw9e"};'
    "</script>\n"
)
"""What the scripts of the cloud firewall are given."""

_WAIT = "Your browser is being verified; the page opens by itself in a few seconds."
SCRIPT_202 = shown(
    "challenge/script-202",
    202,
    "Accepted",
    bare(
        "",
        f'<div id="challenge-container"></div>\n{sensor("waf_ctx")}\n<noscript><h1>{_WAIT}</h1></noscript>',
        head=f'{_GOKU}<script src="https://4b9d20c7e1f3.us-east-1.token.awswaf.com/4b9d20c7e1f3/challenge.js"></script>',
    ),
    ("x-amzn-waf-action", "challenge"),
    ("Cache-Control", "no-store, max-age=0"),
    imitates="the silent challenge of a cloud firewall: status 202 and a page that holds nothing but a script",
    source="AWS WAF Developer Guide, CAPTCHA and Challenge action behavior (status 202, x-amzn-waf-action: challenge)",
    sign=("header", "page"),
    markers=("x-amzn-waf-action: challenge", "window.gokuProps", ".awswaf.com/"),
    forbidden=(_WAIT,),
)

_TILES = "\n".join(
    f'<button class="tile" type="button" data-tile="{number}" aria-pressed="false"><img alt="" '
    f'src="/puzzle/{number}.jpg" '
    'width="120" height="120"></button>'
    for number in range(9)
)
_PROVE = "Show us that you are a person"
_PUZZLE = "Choose all pictures with a bicycle, then confirm."
CAPTCHA_405 = shown(
    "captcha/puzzle-405",
    405,
    "Method Not Allowed",
    bare(
        "Human verification",
        f'<div class="main-wrapper"><h1>{_PROVE}</h1>\n<h2>{_PUZZLE}</h2>\n<form method="post" id="captcha-form" '
        f'action="">\n<div id="captcha-container" role="group">\n{_TILES}\n</div><input type="hidden" name="answer">'
        f'<button type="submit">Confirm</button></form></div>\n{sensor("puzzle_ctx")}',
        head=f'{_GOKU}<script src="https://4b9d20c7e1f3.us-east-1.captcha.awswaf.com/4b9d20c7e1f3/captcha.js"></script>',
    ),
    ("x-amzn-waf-action", "captcha"),
    ("Cache-Control", "no-store, max-age=0"),
    imitates="the picture puzzle of a cloud firewall",
    source="AWS WAF API Reference, CaptchaAction (status 405, x-amzn-waf-action: captcha)",
    sign=("header", "page"),
    markers=("x-amzn-waf-action: captcha", "window.gokuProps", ".awswaf.com/"),
    forbidden=("Human verification", _PROVE, _PUZZLE),
)

_ROBOT = "Are you a robot?"
_ROBOT_TEXT = "Tick the box below and we will take you back to the page you came for."
CAPTCHA_200 = shown(
    "captcha/checkbox-200",
    200,
    "OK",
    document(
        COURIER,
        f"{_ROBOT} - {COURIER.name}",
        f'<section class="grid gap-4"><h1>{_ROBOT}</h1>\n<p class="lede">{_ROBOT_TEXT}</p>\n'
        '<form method="post" action="/verify"><div class="g-recaptcha" data-sitekey="00000000-not-a-key" '
        'data-callback="passed"></div><input type="hidden" name="back" value="/story"><button class="btn btn-solid" '
        'type="submit" disabled>Continue</button></form></section>',
    ),
    imitates="a site's own captcha page, sent with status 200 inside the usual frame",
    source="Google reCAPTCHA documentation, reCAPTCHA v2 (the g-recaptcha element and its data-sitekey)",
    markers=('class="g-recaptcha"',),
    forbidden=(_ROBOT, _ROBOT_TEXT),
)

_ES_TITLE = "Hemos notado un tráfico poco habitual"
_ES_TEXT = "Resuelva la comprobación para seguir navegando. Puede que la causara otra persona de su red."
CAPTCHA_429 = shown(
    "captcha/unusual-traffic-429",
    429,
    "Too Many Requests",
    document(
        MERCADO,
        _ES_TITLE,
        f'<section class="notice"><h1>{_ES_TITLE}</h1>\n<p>{_ES_TEXT}</p>\n<form method="post"><div class="h-captcha" '
        'data-sitekey="00000000-not-a-key"></div><button class="btn">Enviar</button></form></section>',
    ),
    imitates="a shop that answers a fast visitor with a captcha and the status of a rate limit",
    source="RFC 6585 section 4; hCaptcha developer guide (the h-captcha element and its data-sitekey)",
    markers=('class="h-captcha"',),
    forbidden=(_ES_TITLE, _ES_TEXT),
    language="es",
)

_REJECTED = "Your request was turned down by a security rule."
_SUPPORT = "Quote this support ID when you write to us: 4418860273915507721"
SUPPORT_ID = shown(
    "block/support-id-200",
    200,
    "OK",
    f"<html><head><title>Request turned down</title></head><body>{_REJECTED}<br><br>{_SUPPORT}<br><br>"
    "<a href='javascript:history.back();'>[Back]</a></body></html>",
    ("Cache-Control", "no-cache"),
    ("Pragma", "no-cache"),
    imitates="the blocking page of an application firewall: a few words and a support ID, sent with status 200",
    source="F5 BIG-IP ASM documentation, blocking response pages (every default page carries a support ID)",
    markers=("support ID",),
    forbidden=("Request turned down", _REJECTED, _SUPPORT),
)

_STOP = "You cannot go on from here"
_STOP_TEXT = "This site is guarded by a security service, and what you just sent set it off."
_STOP_WHY = "Why did that happen?"
_STOP_REASON = "Certain words, broken data or a fast series of requests are taken for an attack."
_STOP_REMEDY = "What can I do?"
_STOP_ADVICE = "Write to the owner of the site and tell what you were doing."
_REFERENCE = "Incident 31-8804127-0 from node 17"
REFERENCE_403 = shown(
    "block/reference-403",
    403,
    "Forbidden",
    bare(
        "Stopped by the security service",
        f'<div class="main-wrapper" id="block-wrapper"><h1 data-translate="heading">{_STOP}</h1>\n'
        f"<h2>{_STOP_TEXT}</h2>\n"
        f"<div class='columns two'><div class='column'><h3>{_STOP_WHY}</h3><p>{_STOP_REASON}</p></div>"
        f"<div class='column'><h3>{_STOP_REMEDY}</h3><p>{_STOP_ADVICE}</p></div></div></div>\n"
        f"<p class='foot'>{_REFERENCE}</p>",
    ),
    ("X-Iinfo", "31-8804127-0 0NNN RT(1763802000000 0) q(0 -1 -1 -1) r(0 -1)"),
    imitates="the block page of a cloud firewall, with its incident number",
    source="Imperva documentation, error pages and incident IDs; RFC 9110 section 15.5.4",
    sign=("header", "page"),
    markers=("X-Iinfo: ",),
    forbidden=(
        *("Stopped by the security service", _STOP, _STOP_TEXT, _STOP_WHY, _STOP_REASON, _STOP_REMEDY, _STOP_ADVICE),
        _REFERENCE,
    ),
)

SHOWN: tuple[Shown, ...] = (SCRIPT_202, CAPTCHA_405, CAPTCHA_200, CAPTCHA_429, SUPPORT_ID, REFERENCE_403)
