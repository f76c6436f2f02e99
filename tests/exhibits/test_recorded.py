"""What is recorded under `cassettes/errors` is what its sidecars say, and covers what sites do."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from parsel import Selector

from harness.charset import decode
from harness.exhibits import bundled_cassettes, final_answer
from harness.exhibits.library import folded, page_text
from harness.exhibits.redirects import refreshed, target
from harness.model import REDIRECTS, Exhibit
from tests.exhibits.recorded import exhibit, exhibits, recorded
from tests.origin.errors import PAGES, RECORDINGS, SHOWN, SIDECARS
from tests.origin.errors.founding import PARAGRAPHS
from tests.origin.page import Page
from tests.software import table as software

EACH = pytest.mark.parametrize("shown", exhibits(), ids=lambda each: each.name)
FOUNDING = tuple(each for each in exhibits() if each.family == "founding")
KEPT_HEADERS = (
    "Content-Type",
    "Retry-After",
    "Location",
    "cf-mitigated",
    "x-amzn-waf-action",
    "WWW-Authenticate",
    "Link",
    "Content-Range",
    "ETag",
    "Set-Cookie",
)


def _pages() -> Iterator[tuple[Exhibit, tuple[Page, ...]]]:
    for each in SHOWN:
        yield exhibit(each.name), each.pages


def test_every_cassette_is_of_the_origin_or_of_real_software_and_all_of_both_is_recorded() -> None:
    folder = bundled_cassettes()
    on_disk = {path.relative_to(folder).with_suffix("").as_posix() for path in (folder / "errors").rglob("*.yaml")}
    assert {path for path, _ in RECORDINGS} == on_disk - set(software.SIDECARS)
    assert set(SIDECARS) == on_disk - set(software.SIDECARS)
    assert set(software.SIDECARS) <= on_disk
    assert len({page.url for page in PAGES}) == len(PAGES)


def test_the_recorded_answers_are_those_of_the_origin() -> None:
    for shown, pages in _pages():
        answers = (shown.response, *(response for _, response in shown.follow_up))
        assert [(page.status, page.body) for page in pages] == [(one.status, one.body) for one in answers], shown.name
        for page, answer in zip(pages, answers, strict=True):
            for name, value in page.headers:
                if name in KEPT_HEADERS:
                    assert (name.lower(), value) in {(key.lower(), kept) for key, kept in answer.headers}, shown.name


def test_the_sidecars_on_disk_are_those_of_the_origin() -> None:
    for path, text in SIDECARS.items():
        assert text == (bundled_cassettes() / f"{path}.toml").read_text(encoding="utf-8")


@EACH
def test_an_exhibit_says_what_it_is(shown: Exhibit) -> None:
    """Family and folder agree, and the facts have a source."""
    path = next(Path(each.path) for each in recorded() if each.path.endswith(f"/errors/{shown.name}.yaml"))
    assert shown.family == path.parent.name
    assert len(shown.imitates) > 10
    assert len(shown.source) > 10
    assert shown.sign


@EACH
def test_the_signs_of_an_exhibit_hold(shown: Exhibit) -> None:
    answers = (shown.response, *(response for _, response in shown.follow_up))
    assert ("status" in shown.sign) == any(response.status >= 400 for response in answers)
    assert ("redirect" in shown.sign) == (shown.response.status in REDIRECTS)
    leads_on = target(shown.response, shown.url) or refreshed(shown.response, shown.url)
    assert bool(shown.follow_up) == (leads_on not in {None, shown.url})
    if "page" not in shown.sign:
        assert shown.article or "redirect" in shown.sign


@EACH
def test_forbidden_and_repeated_texts_are_on_the_page(shown: Exhibit) -> None:
    text = page_text(final_answer(shown))
    others = " ".join(page_text(response) for _, response in shown.follow_up)
    assert [] == [forbidden for forbidden in shown.forbidden if folded(forbidden) not in f"{text} {others}"]
    for paragraph in shown.repeated:
        assert text.count(folded(paragraph)) == 2


@pytest.mark.parametrize("shown", FOUNDING, ids=lambda each: each.name)
def test_a_founding_article_is_whole_and_no_part_of_it_is_forbidden(shown: Exhibit) -> None:
    text = page_text(final_answer(shown))
    assert [shown.article] * len(PARAGRAPHS) == [paragraph in text for paragraph in PARAGRAPHS]
    assert not [bad for bad in shown.forbidden for paragraph in PARAGRAPHS if bad in paragraph]


@EACH
def test_an_article_has_something_to_extract(shown: Exhibit) -> None:
    """Where there is one, a heading or paragraph is left that holds nothing forbidden."""
    if shown.article:
        page = Selector(decode(final_answer(shown))[0])
        found = [folded(each.xpath("string()").get("")) for each in page.css("main, body").css("h1, h2, p")]
        assert [text for text in found if len(text) > 20 and not any(bad in text for bad in shown.forbidden)]


@EACH
def test_whoever_reads_the_page_alone_is_told_by_words_that_are_forbidden(shown: Exhibit) -> None:
    """Only pages without a word have no forbidden text."""
    text = page_text(final_answer(shown))
    assert any(folded(forbidden) in text for forbidden in shown.forbidden) != (text == "")


def _place_of_banner(shown: Exhibit) -> str:
    page = Selector(decode(shown.response)[0])
    if page.css(".notice article"):
        return "around"
    return "under" if page.xpath("//article/following::*[@role='alert']") else "over"


def test_the_founding_family_is_complete() -> None:
    """Each status and banner without an article, and over, under and around one that is whole or repeated in part."""
    banners = {"forbidden": "Access denied", "not-found": "So sorry!"}
    alone = product((403, 404, 200), banners.values(), ((False, 0),), ["over"])
    beside = product((403, 404, 200), banners.values(), ((True, 0), (True, 3)), ["over", "under", "around"])
    expected = {*alone, *beside}
    actual = {
        (each.response.status, banner, (each.article, len(each.repeated)), _place_of_banner(each))
        for each in FOUNDING
        for banner in banners.values()
        if banner in each.forbidden
    }
    assert expected == actual
    assert 42 == len(expected) == len(FOUNDING)


def test_founding_pages_have_the_size_of_real_pages() -> None:
    assert [each.name for each in FOUNDING if not 15_000 <= len(each.response.body) <= 60_000] == []


def test_every_founding_article_has_its_disclaimer_and_comment_line() -> None:
    for each in FOUNDING:
        assert each.article == ("No comment so far" in each.forbidden)
        assert each.article == any("consent of the publisher" in text for text in each.forbidden)


def test_what_sites_do_is_covered() -> None:
    """The kinds that the library must have, with their statuses."""
    expected = {
        ("login", 200),
        ("consent", 302),
        ("consent", 303),
        ("geo-block", 200),
        ("paywall", 200),
        ("interstitial", 200),
        ("parked", 200),
        ("stub", 200),
        ("shell", 200),
        ("directory-listing", 200),
        ("wrong-type", 200),
        ("no-results", 200),
        ("redirect", 200),
        ("redirect", 302),
        ("redirect", 307),
        ("half-page", 200),
        ("half-page", 206),
        ("empty", 204),
        ("empty", 304),
        ("forbidden", 403),
        ("not-found", 404),
        ("not-found", 410),
        ("rate-limit", 429),
        ("server-error", 500),
        ("server-error", 502),
        ("server-error", 503),
        *(("server-error", status) for status in range(520, 527)),
        ("maintenance", 200),
        ("maintenance", 503),
        ("challenge", 200),
        ("challenge", 202),
        ("challenge", 403),
        ("challenge", 429),
        ("captcha", 200),
        ("captcha", 302),
        ("captcha", 403),
        ("captcha", 405),
        ("captcha", 503),
        ("block", 200),
        ("block", 403),
        ("block", 503),
        ("geo-block", 200),
        ("geo-block", 403),
        ("geo-block", 451),
        ("soft-404", 200),
        ("soft-404", 302),
        ("login", 302),
        ("login", 401),
        ("consent", 200),
        ("consent", 307),
        ("empty", 200),
    }
    assert set() == expected - {(each.family, each.response.status) for each in exhibits()}


def test_the_origins_readme_speaks_of_every_family() -> None:
    readme = (Path(__file__).parents[1] / "origin" / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## What the errors hold")[2].partition("\n## ")[0]
    told = {name for row in re.findall(r"^\| ([a-z0-9, -]+) \|", table, re.MULTILINE) for name in row.split(", ")}
    assert {each.family for each in exhibits()} == told - {"family", "---"}


def test_several_languages_are_covered() -> None:
    tags = {tag for each in recorded() for tag in each.sidecar["tags"]}  # type: ignore[attr-defined]  # object: any TOML
    assert {"en", "de", "fr", "es", "ja", "pt", "it", "nl", "pl"} <= tags
    assert 14 == len({tag for tag in tags if len(tag) == len("en")})


def test_the_library_is_as_large_as_the_documents_say() -> None:
    assert 200 < len(exhibits())


def test_what_has_a_sign_to_be_known_by_names_it() -> None:
    """Only what is empty, or says nothing but its status, has no marker."""
    unmarked = {each.name for each in exhibits() if not each.markers}
    assert {
        "bad-request/varnish-400",
        "empty/204",
        "empty/blank-page",
        "empty/no-body",
        "empty/white-space",
        "forbidden/article-without-banner",
    } == unmarked


def test_a_paywall_says_so_in_its_data_and_forbids_its_offers() -> None:
    """The teaser is genuine; the wording of the offer, and what stands in for the rest, is not."""
    for each in exhibits():
        if each.family == "paywall":
            assert each.article
            assert "isAccessibleForFree" in decode(each.response)[0]
    assert "Read the rest with a subscription" in exhibit("paywall/teaser").forbidden
    jumbled = [text for text in exhibit("paywall/jumbled-rest").forbidden if text.startswith("Ifu ojfvxf tdijq")]
    assert 1 == len(jumbled)


def test_what_found_nothing_may_be_told_as_nothing() -> None:
    assert {each.family for each in exhibits() if each.empty} == {"no-results"}
    assert all(each.empty for each in exhibits() if each.family == "no-results")


def test_a_part_says_which_part_it_is_and_ends_within_a_sentence() -> None:
    """RFC 9110 section 14.4: first and last byte, and the length of the whole."""
    part = exhibit("half-page/206").response
    found = re.fullmatch(r"bytes 0-(\d+)/(\d+)", part.header("Content-Range") or "")
    assert found
    assert len(part.body) == int(found[1]) + 1
    assert 0.3 < len(part.body) / int(found[2]) < 0.9
    assert [True, True, True, True, False, False] == [paragraph in page_text(part) for paragraph in PARAGRAPHS]


def test_a_template_that_fails_late_leaves_nine_tenths() -> None:
    shown = exhibit("half-page/last-tenth")
    assert shown.response.body.index(b"Rendering stopped:") > 0.9 * len(shown.response.body)
    assert all(paragraph in page_text(shown.response) for paragraph in PARAGRAPHS)


def test_what_is_no_page_is_what_its_first_bytes_say() -> None:
    """A content type of a page says nothing of the body."""
    first = {each.name: each.response.body[:8] for each in exhibits() if each.family == "wrong-type"}
    assert {
        "wrong-type/feed": b"<?xml ve",
        "wrong-type/feed-as-html": b"<?xml ve",
        "wrong-type/image-as-html": b"\x89PNG\r\n\x1a\n",
        "wrong-type/json-as-html": b'{"status',
        "wrong-type/pdf-as-html": b"%PDF-1.7",
    } == first
    types = {name: exhibit(name).response.header("Content-Type") for name in first}
    assert "application/rss+xml; charset=utf-8" == types.pop("wrong-type/feed")
    assert {"text/html; charset=utf-8"} == set(types.values())


def test_retry_after_is_there_in_seconds_and_as_a_date() -> None:
    assert exhibit("rate-limit/seconds").response.header("Retry-After") == "120"
    assert exhibit("rate-limit/date").response.header("Retry-After") == "Wed, 01 Apr 2026 09:05:00 GMT"


def test_vendors_headers_are_as_documented() -> None:
    assert exhibit("challenge/script-403").response.header("cf-mitigated") == "challenge"
    assert exhibit("challenge/script-202").response.header("x-amzn-waf-action") == "challenge"
    assert exhibit("captcha/puzzle-405").response.header("x-amzn-waf-action") == "captcha"
