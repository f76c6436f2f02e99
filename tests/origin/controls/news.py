# ruff: noqa: E501 - markup stands as the page has it, in lines of any length
"""Controls of news.example: stories about walls, a very short one, a listing of one, a dialog and a widget."""

from tests.origin.controls.control import Control, put_before
from tests.origin.page import Page
from tests.origin.sites import news

ARTICLES = (
    news.read_article("about-403", "/science/2026/mar/18/403-forbidden-shortest-letter", 1),
    news.read_article("captcha-headline", "/transport/2026/mar/20/ferry-line-drops-captcha", 2),
    news.read_article("short", "/news/2026/mar/12/causeway-reopens", 4),
)
ABOUT_403, CAPTCHA_HEADLINE, SHORT = (news.article_page(article) for article in ARTICLES)
LAGOON, LIBRARY = (news.article_page(article) for article in news.ARTICLES[:2])
ARTICLE = ("title", "text")

CONSENT_DIALOG = """<div class="nc-veil" style="position:fixed;inset:0;z-index:9000;background:rgba(10,20,30,.85)"></div>
<div class="nc-wall" role="dialog" aria-modal="true" aria-labelledby="wall-title" style="position:fixed;inset:8vh 8vw;z-index:9001;overflow:auto">
<h2 class="nc-wall__title" id="wall-title">Before you continue to The Tidewater Courier</h2>
<p class="nc-wall__text">We value your privacy. With your consent we and 214 partners keep and read identifiers on your
device, to choose adverts and to measure them. You must choose before you can go on reading.</p>
<div class="nc-wall__buttons"><button type="button" data-consent-none>Reject all</button> <button type="button" data-consent-all>Agree and continue</button></div>
</div>
"""
TURNSTILE = """<form class="nc-signup nc-signup--foot" action="/letters/subscribe" method="post">
<h3 class="nc-signup__title">Tide tables by e-mail</h3>
<input class="nc-signup__field" type="email" name="mail" placeholder="name@host.example" required>
<div class="cf-turnstile" data-sitekey="0x4AAAAAAAtidewater" data-action="letters" data-theme="light"></div>
<noscript>Please enable JavaScript to complete the security check.</noscript>
<button class="nc-button" type="submit">Sign up</button>
</form>
<script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer></script>
"""


def control(name: str, page: Page, *tempting: str, required: tuple[str, ...] = ARTICLE) -> Control:
    return Control(f"news/{name}", page, tempting, required)


CONTROLS = (
    control("about-403", ABOUT_403, "<title>403 Forbidden: ", "Sorry, you have been blocked", "Just a moment"),
    control("captcha-headline", CAPTCHA_HEADLINE, "<title>Ferry line drops captcha ", "unusual traffic had been seen"),
    control(
        "consent-dialog", put_before(LAGOON, "</body>", CONSENT_DIALOG), 'aria-modal="true"', "Before you continue"
    ),
    control("short", SHORT, 'data-words="21"'),
    control("single-item", news.listing_page(1, "Lighthouses"), '"numberOfItems": 1,', required=("title", "url")),
    control("turnstile", put_before(LIBRARY, "</body>", TURNSTILE), 'class="cf-turnstile"', "enable JavaScript"),
)
