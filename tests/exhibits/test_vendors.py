"""Exhibits that are modelled on a vendor's page have its statuses and headers, and say by what they are known."""

from itertools import combinations

import pytest
from parsel import Selector

from harness.exhibits import final_answer
from harness.exhibits.library import folded, page_text
from harness.model import Exhibit
from tests.exhibits.recorded import exhibit
from tests.origin.errors import bot_managers, challenges, cloudflare, cloudflare_origin, vendors
from tests.origin.errors.shown import Shown

SHOWN: tuple[Shown, ...] = (
    *challenges.SHOWN,
    *cloudflare.SHOWN,
    *cloudflare_origin.SHOWN,
    *vendors.SHOWN,
    *bot_managers.SHOWN,
)
EACH = pytest.mark.parametrize("shown", SHOWN, ids=lambda each: each.name)

ANSWERS = [
    ("challenge/script-429", 429, ("cf-mitigated", "challenge")),
    ("captcha/turnstile-200", 200, ("Server", "cloudflare")),
    ("rate-limit/cloudflare-1015", 429, ("Server", "cloudflare")),
    ("block/cloudflare-1020", 403, ("Server", "cloudflare")),
    ("block/cloudflare-waf", 403, ("Server", "cloudflare")),
    ("geo-block/cloudflare-1009", 403, ("Server", "cloudflare")),
    *((f"server-error/cloudflare-{code}", code, ("Server", "cloudflare")) for code in range(520, 527)),
    ("forbidden/cloudfront-403", 403, ("X-Cache", "Error from cloudfront")),
    ("geo-block/cloudfront-200", 200, ("X-Cache", "Error from cloudfront")),
    ("block/akamai-403", 403, ("Server", "AkamaiGHost")),
    ("block/sucuri-403", 403, ("X-Sucuri-Block", "EVA081")),
    ("block/f5-200", 200, ("Pragma", "no-cache")),
    ("block/imperva-iframe-200", 200, ("X-CDN", "Imperva")),
    ("challenge/imperva-script-200", 200, ("X-CDN", "Imperva")),
    ("block/wordfence-503", 503, ("Retry-After", "1800")),
    ("captcha/datadome-403", 403, ("X-DD-B", "1")),
    ("challenge/kasada-429", 429, ("X-Kpsdk-Ct", "0c4VbN2mZq8Rt1Xw")),
    ("challenge/vercel-429", 429, ("X-Vercel-Mitigated", "challenge")),
    ("not-found/vercel-404", 404, ("X-Vercel-Error", "NOT_FOUND")),
    ("challenge/ddos-guard-403", 403, ("Server", "ddos-guard")),
]


@pytest.mark.parametrize(("name", "status", "field"), ANSWERS, ids=[name for name, _, _ in ANSWERS])
def test_status_and_header_are_the_vendors(name: str, status: int, field: tuple[str, str]) -> None:
    header, value = field
    answer = exhibit(name).response
    assert (status, value) == (answer.status, answer.header(header))


@EACH
def test_every_exhibit_says_by_what_it_is_known(shown: Shown) -> None:
    assert shown.markers


@EACH
def test_every_header_of_the_origin_is_recorded(shown: Shown) -> None:
    recorded = exhibit(shown.name)
    answers = (recorded.response, *(response for _, response in recorded.follow_up))
    for page, answer in zip(shown.pages, answers, strict=True):
        assert [field for field in page.headers if field not in answer.headers] == []


@EACH
def test_every_word_for_a_visitor_is_forbidden(shown: Shown) -> None:
    """Whatever a scraper could take for a title or a text holds a forbidden text, or is part of one."""
    page = exhibit(shown.name)
    assert [] == [text for text in texts(page) if not any(bad in text or text in bad for bad in page.forbidden)]


def texts(page: Exhibit) -> list[str]:
    """Return the title, the headings and the paragraphs of a page; of a site's frame only what it holds."""
    tree = Selector(final_answer(page).body.decode())
    inside = tree.css("main#content") or tree.css("body")
    elements = [*tree.css("title"), *inside.css("h1, h2, h3, h4, p, li, iframe, noscript")]
    return [text for element in elements if (text := folded(element.xpath("string()").get("")))]


def test_two_exhibits_never_tell_the_same() -> None:
    told = {each.name: page_text(final_answer(exhibit(each.name))) for each in SHOWN}
    assert [] == [pair for pair in combinations(told, 2) if told[pair[0]] and told[pair[0]] == told[pair[1]]]


def test_the_vendors_speak_several_languages() -> None:
    tags = {each.tags[-1] for each in SHOWN}
    assert {"da", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "zh"} == tags
