"""What bot managers ask of a visitor before the site answers: a script to run, a button to hold, letters to type.

Statuses, headers, names of scripts and of variables are the vendors'; words and code are our own and do nothing.
"""

from tests.origin.errors.bare import bare, sensor
from tests.origin.errors.shown import HTML, ORIGIN, Shown, shown
from tests.origin.page import Page

_FR_TITLE = "errors.example"
_FR = "Autorisez JavaScript et coupez votre bloqueur de publicité pour entrer"
DATADOME = shown(
    "captcha/datadome-403",
    403,
    "Forbidden",
    f'<html lang="fr"><head><title>{_FR_TITLE}</title><style>#cmsg{{animation:A 1.5s}}@keyframes A{{0%{{opacity:0}}'
    f'99%{{opacity:0}}100%{{opacity:1}}}}</style></head><body style="margin:0"><p id="cmsg">{_FR}</p>'
    "<script data-cfasync=\"false\">var dd={'rt':'c','cid':'AHrlqAAAAAMAkd01','hsh':'5B2C9E7F10','t':'fe','qp':'',"
    "'s':48211,'e':'c41f0a','host':'geo.captcha-delivery.com','cookie':'k2Vw9~x0'}</script>"
    '<script data-cfasync="false" src="https://ct.captcha-delivery.com/c.js"></script></body></html>',
    ("X-DataDome", "protected"),
    ("X-DD-B", "1"),
    ("X-DataDome-CID", "AHrlqAAAAAMAkd01"),
    ("Set-Cookie", "datadome=k2Vw9~x0; Max-Age=31536000; Path=/; Secure; SameSite=Lax"),
    ("Cache-Control", "max-age=0, private, no-cache, no-store, must-revalidate"),
    imitates="a bot manager whose page holds the site's name for a title, one sentence, and what loads a captcha",
    source="DataDome documentation, Protection API (challenge responses with status 403, the datadome cookie)",
    sign=("header", "page"),
    markers=("X-DD-B: 1", "captcha-delivery.com", 'id="cmsg"'),
    forbidden=(_FR_TITLE, _FR),
    language="fr",
)

_ZH_TITLE = "请确认您是真人"
_ZH_TEXT = "请按住下面的按钮直到进度条走完。"
_ZH_HELP = "此页反复出现时请联系网站客服并提供编号。"
_ZH_NUMBER = "编号 #7d2f41c0-93ab-11f0-8e5d-4b6a0c2e9f17"
HUMAN = shown(
    "captcha/human-403",
    403,
    "Forbidden",
    bare(
        _ZH_TITLE,
        f'<section class="main-wrapper px-captcha-container"><h1 class="px-captcha-header">{_ZH_TITLE}</h1>\n'
        f'<p class="px-captcha-message">{_ZH_TEXT}</p><div id="px-captcha" role="main"></div>\n<p>{_ZH_HELP}</p>'
        f'<p class="px-captcha-refid">{_ZH_NUMBER}</p></section>\n'
        "<script>window._pxAppId='PXq7w2e9Rt';window._pxJsClientSrc='/q7w2e9Rt/init.js';"
        "window._pxFirstPartyEnabled=true;window._pxVid='';window._pxUuid='7d2f41c0-93ab-11f0-8e5d-4b6a0c2e9f17';"
        "window._pxHostUrl='/q7w2e9Rt/xhr';</script>\n<script src=\"/q7w2e9Rt/captcha/captcha.js?a=c&m=0\"></script>",
        head='<meta name="description" content="px-captcha">',
        language="zh",
    ),
    ("Set-Cookie", "_pxhd=c4b1f7e29d; Path=/; Max-Age=31536000; SameSite=Lax"),
    imitates="a bot manager that asks to hold a button, in Chinese, with a meta description of its own",
    source="HUMAN (PerimeterX), the block page of its enforcers (status 403, _pxAppId, _pxUuid, px-captcha)",
    sign=("header", "page"),
    markers=("window._pxAppId", 'id="px-captcha"', "/captcha/captcha.js?"),
    forbidden=(_ZH_TITLE, _ZH_TEXT, _ZH_HELP, _ZH_NUMBER),
    language="zh",
)

IMPERVA_SCRIPT = shown(
    "challenge/imperva-script-200",
    200,
    "OK",
    '<html>\n<head>\n<META NAME="robots" CONTENT="noindex,nofollow">\n<script '
    'src="/_Incapsula_Resource?SWJIYLWA=3f0c81d2a97b46e5b0d4c6f1927a8e35">\n</script>\n<body>\n</body></html>\n',
    ("Content-Type", "text/html"),
    ("X-Iinfo", "7-5523019-0 0NNN RT(1775034000000 2) q(0 -1 -1 0) r(0 -1) B10(4,289,0) U18"),
    ("X-CDN", "Imperva"),
    ("Set-Cookie", "visid_incap_2418807=Qm9uZSBqb3VyIQ; Path=/; HttpOnly"),
    ("Set-Cookie", "incap_ses_1187_2418807=c2Fuc3N1aXRl; Path=/"),
    ("Cache-Control", "no-cache, no-store"),
    imitates="a cloud firewall's first answer: status 200, two hundred bytes, not one word",
    source="Imperva documentation, cookies (visid_incap, incap_ses); the script of its first answer as sites send it",
    sign=("header", "page"),
    markers=("X-Iinfo: ", "X-CDN: Imperva", "/_Incapsula_Resource?", "Set-Cookie: visid_incap_"),
)

_REAL_TITLE = "確認しています"
_HIDDEN_TITLE = "Pardon Our Interruption"
_JA_TEXT = "自動プログラムによる閲覧ではないことを確認しています。数秒後に元のページが開きます。"
_JA_SCRIPT = "JavaScriptとクッキーを有効にしてから、もう一度お試しください。"
INTERRUPTION = shown(
    "challenge/interruption-200",
    200,
    "OK",
    '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<noscript><title>' + _HIDDEN_TITLE + "</title></noscript>\n"
    '<meta charset="utf-8"><meta name="robots" content="noindex, nofollow">\n'
    f"<title>{_REAL_TITLE}</title>\n<script>window.reeseSkipExpirationCheck=true;window.onProtectionInitialized="
    "function(p){if(p&&p.cookieIsSet&&!p.cookieIsSet()){showBlockPage();return}location.reload()};function "
    'showBlockPage(){document.getElementById("box").hidden=false}</script>\n'
    '<script src="/lanterns-out-on-the-slow-canal?s=9Kd2Tq" async></script>\n</head>\n<body>\n'
    f'<div class="container"><div id="box" hidden><h1>{_HIDDEN_TITLE}...</h1><div id="captcha-box"></div></div>\n'
    f"<p>{_JA_TEXT}</p>\n<noscript><p>{_JA_SCRIPT}</p></noscript></div>\n</body>\n</html>\n",
    ("X-Iinfo", "12-9038114-0 0NNN RT(1775034000000 1) q(0 -1 -1 0) r(0 -1) U11"),
    imitates="a bot manager's interstitial with two titles, of which the first is for browsers without scripts",
    source="Imperva Advanced Bot Protection, once Distil: its interstitial (reese84) as sites send it",
    sign=("header", "page"),
    markers=(_HIDDEN_TITLE, "window.onProtectionInitialized", "reeseSkipExpirationCheck"),
    forbidden=(_REAL_TITLE, _HIDDEN_TITLE, _JA_TEXT, _JA_SCRIPT),
    language="ja",
)

KASADA = shown(
    "challenge/kasada-429",
    429,
    "Too Many Requests",
    "<!DOCTYPE html><html><head></head><body><script>window.KPSDK={};KPSDK.begun=Date.now();</script>"
    '<script src="/5f1d9a70-2c4e-4b86-9e03-7ab8c6d1f254/8c60e3b9-d17f-4a25-b3c4-0e9f6a2d5187/ips.js?KP_UIDz=c0ffee&amp;'
    'x-kpsdk-im=AAQx7"></script></body></html>',
    ("Content-Type", "text/html"),
    ("X-Kpsdk-Ct", "0c4VbN2mZq8Rt1Xw"),
    ("Set-Cookie", "KP_UIDz-ssn=c0ffee; Path=/; Secure; HttpOnly; SameSite=None"),
    ("Cache-Control", "no-store"),
    imitates="a bot manager that answers every first request with status 429 and a script: no rate was exceeded",
    source="Kasada's challenge as projects that meet it record it (status 429, X-Kpsdk-Ct, ips.js)",
    sign=("header", "page"),
    markers=("X-Kpsdk-Ct: ", "window.KPSDK", "/ips.js?"),
    forbidden=("window.KPSDK",),
)

_VERCEL = "Vercel Security Checkpoint"
_VERCEL_TEXT = "A look at your browser comes first"
_VERCEL_SCRIPT = "Switch on JavaScript to be let through"
_VERCEL_NUMBER = f"{_VERCEL} | fra1::1775034000-Yk0m3dRz81bWq"
VERCEL = shown(
    "challenge/vercel-429",
    429,
    "Too Many Requests",
    bare(
        _VERCEL,
        f'<main id="root" class="main-wrapper"><div id="header-text">{_VERCEL_TEXT}</div><div class="spinner"></div>'
        f'<div id="footer-text">{_VERCEL_NUMBER}</div></main>\n<noscript>{_VERCEL_SCRIPT}</noscript>\n'
        f'{sensor("vcrct")}\n<script type="module">'
        'new Worker("/.well-known/vercel/security/static/challenge.v2.min.js")</script>',
    ),
    ("Server", "Vercel"),
    ("X-Vercel-Mitigated", "challenge"),
    ("X-Vercel-Challenge-Token", "2.1775034000.60.NGE5YzA3"),
    ("X-Vercel-Id", "fra1::1775034000-Yk0m3dRz81bWq"),
    ("Cache-Control", "private, no-store, max-age=0"),
    imitates="a host under attack that checks each browser first: not a heading on the page, all words in divisions",
    source="Vercel documentation, Attack Challenge Mode; its headers and status as sites send them",
    sign=("header", "page"),
    markers=("X-Vercel-Mitigated: challenge", "/.well-known/vercel/security/", _VERCEL),
    forbidden=(_VERCEL, _VERCEL_TEXT, _VERCEL_SCRIPT, _VERCEL_NUMBER),
)

_RU_TITLE = "DDOS-GUARD"
_RU = "Проверяем ваш браузер"
_RU_TEXT = "Это займёт несколько секунд, затем сайт errors.example откроется сам."
_RU_SCRIPT = "Включите JavaScript и файлы cookie, иначе проверка не закончится."
DDOS_GUARD = shown(
    "challenge/ddos-guard-403",
    403,
    "Forbidden",
    bare(
        _RU_TITLE,
        f'<div class="main-wrapper container"><h1 id="title">{_RU}</h1><p id="description">{_RU_TEXT}</p>\n'
        f'<noscript><p>{_RU_SCRIPT}</p></noscript><div id="link-ddg"><a href="https://ddos-guard.net/">DDoS-Guard</a>'
        "</div></div>\n<script>addEventListener('DOMContentLoaded',function(){"
        "['https://check.ddos-guard.net/check.js','/.well-known/ddos-guard/check?context=free_splash'].forEach("
        "function(u){var s=document.createElement('script');s.src=u;document.head.append(s)})})</script>",
        language="ru",
    ),
    ("Server", "ddos-guard"),
    ("Set-Cookie", "__ddg8_=r4Kd0; Path=/"),
    ("Set-Cookie", "__ddg1_=Zq9TwX; Path=/; HttpOnly"),
    imitates="a protection against floods that checks each browser, in Russian",
    source="WAFW00F, fingerprint of DDoS-Guard (Server, __ddg1_); the check page as sites send it",
    sign=("header", "page"),
    markers=("Server: ddos-guard", "/.well-known/ddos-guard/", "Set-Cookie: __ddg1_"),
    forbidden=(_RU_TITLE, _RU, _RU_TEXT, _RU_SCRIPT, "DDoS-Guard"),
    language="ru",
)

_SORRY_URL = "/sorry/index?continue=https%3A%2F%2Ferrors.example%2Fcaptcha%2Fsorry-redirect&q=EgRXY0rzGNCgrM4G"
_SORRY_TITLE = "https://errors.example/captcha/sorry-redirect"
_SV_ABOUT = "Om den här sidan"
_SV_TEXT = "Från ditt nätverk kommer fler frågor än en människa brukar ställa. Visa att det är du som frågar."
_SV_DATA = "IP-adress: 192.0.2.17"
_SORRY_PAGE = (
    f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>{_SORRY_TITLE}</title></head>\n'
    '<body style="font-family:arial,sans-serif;padding:20px" onload="e=document.getElementById(\'captcha\');'
    'if(e){e.focus()}"><div style="max-width:400px"><hr noshade size="1"><br>\n'
    '<form id="captcha-form" action="index" method="post"><script '
    'src="https://www.google.com/recaptcha/enterprise.js" async defer></script>\n<div id="recaptcha" '
    'class="g-recaptcha" data-sitekey="00000000-not-a-key" data-callback="submitCallback" data-s="m0T3"></div>'
    '<input type="hidden" name="q" value="EgRXY0rzGNCgrM4G"></form>\n<hr noshade size="1">\n'
    f'<div style="font-size:13px"><b>{_SV_ABOUT}</b><br><br>{_SV_TEXT}<br><br>{_SV_DATA}<br>'
    f"2026-04-01T09:00:00Z<br>URL: {_SORRY_TITLE}<br></div></div></body></html>\n"
)
SORRY = shown(
    "captcha/sorry-redirect",
    302,
    "Found",
    "",
    ("Location", _SORRY_URL),
    ("Cache-Control", "no-store, no-cache, must-revalidate"),
    follow=(
        Page(
            f"{ORIGIN}{_SORRY_URL}",
            _SORRY_PAGE.encode(),
            429,
            "Too Many Requests",
            (HTML, ("Server", "HTTP server (unknown)"), ("Cache-Control", "no-store, no-cache, must-revalidate")),
        ),
    ),
    imitates="a search engine that sends a fast visitor to a captcha whose title is the address asked for",
    source="Google Search Help, unusual traffic from your computer network; its /sorry/index as clients record it",
    sign=("status", "redirect", "page"),
    markers=("Location: /sorry/index?continue=", 'id="captcha-form" action="index"', 'class="g-recaptcha"'),
    forbidden=(_SORRY_TITLE, _SV_ABOUT, _SV_TEXT, _SV_DATA),
    language="sv",
)

_ROBOT = "Robot Check"
_TYPE = "Type the characters that the picture holds"
_TYPE_WHY = "Before you go on shopping, we would like to know that no program is asking."
_TYPE_AGAIN = "Another picture, please"
_TYPE_SENT = "Go on shopping"
_PUZZLE = (
    '<form method="get" action="/errors/validateCaptcha" name="">\n<input type="hidden" name="amzn" value="p0Wd1Qz==">'
    '<input type="hidden" name="amzn-r" value="/">\n<div class="a-row a-text-center"><img alt="" '
    'src="/captcha/usvmgloq/Captcha_kxwrtbfh.jpg"></div>\n<input autocomplete="off" spellcheck="false" '
    'id="captchacharacters" name="field-keywords" class="a-span12" type="text">'
)
CHARACTERS_200 = shown(
    "captcha/characters-200",
    200,
    "OK",
    bare(
        _ROBOT,
        "<!-- Programs are welcome at api@errors.example, where prices are to be had without this page. -->\n"
        f'<div class="a-container"><div class="a-box"><h4>{_TYPE}</h4>\n<p class="a-last">{_TYPE_WHY}</p>\n{_PUZZLE}\n'
        f'<a onclick="location.reload()">{_TYPE_AGAIN}</a><button type="submit">{_TYPE_SENT}</button></form></div>'
        "</div>",
    ),
    imitates="a department store's picture of letters, with status 200 and a comment for those who write scrapers",
    source="the robot check of Amazon's shops as scrapers report it (/errors/validateCaptcha, captchacharacters)",
    markers=('action="/errors/validateCaptcha"', 'id="captchacharacters"', _ROBOT),
    forbidden=(_ROBOT, _TYPE, _TYPE_WHY, _TYPE_AGAIN, _TYPE_SENT),
)

_DE_TITLE = "Bitte Zeichen eingeben"
_DE_TEXT = "Wir zeigen Ihnen den Artikel, sobald Sie die Zeichen aus dem Bild abgetippt haben."
_DE_LEGAL = "Unsere AGB und die Hinweise zum Datenschutz gelten auch hier."
CHARACTERS_503 = shown(
    "captcha/characters-503",
    503,
    "Service Unavailable",
    bare(
        _DE_TITLE,
        f'<div class="a-container"><div class="a-box a-alert"><p class="a-last">{_DE_TEXT}</p></div>\n'
        f'{_PUZZLE}\n<button type="submit">Weiter</button></form>\n<div class="a-text-center a-size-mini">{_DE_LEGAL}'
        "</div></div>",
        language="de",
    ),
    ("Server", "Server"),
    ("Cache-Control", "no-store"),
    imitates="the same picture with the status of an overload, in German and without a heading: waiting does not help",
    source="the robot check of Amazon's shops as scrapers report it (status 503)",
    markers=('action="/errors/validateCaptcha"', 'id="captchacharacters"'),
    forbidden=(_DE_TITLE, _DE_TEXT, _DE_LEGAL),
    language="de",
)

_PL_TITLE = "Potwierdź, że jesteś człowiekiem"
_PL_TEXT = "Zaznacz pole poniżej, a od razu wrócisz na stronę, którą chcesz przeczytać."
_PL_SCRIPT = "Bez JavaScriptu nie możemy pokazać zadania."
HCAPTCHA = shown(
    "captcha/hcaptcha-403",
    403,
    "Forbidden",
    bare(
        _PL_TITLE,
        f'<article class="main-wrapper"><header><h1 itemprop="headline">{_PL_TITLE}</h1></header>\n<p>{_PL_TEXT}</p>\n'
        '<form method="post" action="/weryfikacja"><div class="h-captcha" '
        'data-sitekey="10000000-ffff-ffff-ffff-000000000001"></div></form>'
        f"<noscript><p>{_PL_SCRIPT}</p></noscript></article>",
        head='<script src="https://js.hcaptcha.com/1/api.js?hl=pl" async defer></script>',
        language="pl",
    ),
    imitates="a captcha gate marked up as an article with a headline, in Polish",
    source="hCaptcha developer guide (js.hcaptcha.com/1/api.js, h-captcha, the test key); schema.org, headline",
    markers=('class="h-captcha"', "js.hcaptcha.com/1/api.js"),
    forbidden=(_PL_TITLE, _PL_TEXT, _PL_SCRIPT),
    language="pl",
)

SHOWN: tuple[Shown, ...] = (
    DATADOME,
    HUMAN,
    IMPERVA_SCRIPT,
    INTERRUPTION,
    KASADA,
    VERCEL,
    DDOS_GUARD,
    SORRY,
    CHARACTERS_200,
    CHARACTERS_503,
    HCAPTCHA,
)
