"""What is recorded under `cassettes/errors` is what its sidecars say, and covers what sites do."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from harness.exhibits import bundled_cassettes, final_answer
from harness.exhibits.library import folded, page_text
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
                    assert value == answer.header(name), shown.name


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
    assert ("redirect" in shown.sign) == (shown.response.status in REDIRECTS) == bool(shown.follow_up)
    if "page" not in shown.sign:
        assert shown.article or "redirect" in shown.sign


@EACH
def test_forbidden_and_repeated_texts_are_on_the_page(shown: Exhibit) -> None:
    text = page_text(final_answer(shown))
    for forbidden in shown.forbidden:
        assert folded(forbidden) in text
    for paragraph in shown.repeated:
        assert text.count(folded(paragraph)) == 2


@EACH
def test_an_article_is_whole_and_no_part_of_it_is_forbidden(shown: Exhibit) -> None:
    text = page_text(final_answer(shown))
    assert [shown.article] * len(PARAGRAPHS) == [paragraph in text for paragraph in PARAGRAPHS]
    assert not [bad for bad in shown.forbidden for paragraph in PARAGRAPHS if bad in paragraph]


@EACH
def test_whoever_reads_the_page_alone_is_told_by_words_that_are_forbidden(shown: Exhibit) -> None:
    """Only pages without a word have no forbidden text."""
    assert bool(shown.forbidden) != (page_text(final_answer(shown)) == "")


def test_the_founding_family_is_complete() -> None:
    """Status x banner x (no article, article, article with repeated paragraphs): 18 pages."""
    banners = {"forbidden": "Access denied", "not-found": "So sorry!"}
    expected = set(product((403, 404, 200), banners.values(), ((False, 0), (True, 0), (True, 3))))
    actual = {
        (each.response.status, banner, (each.article, len(each.repeated)))
        for each in FOUNDING
        for banner in banners.values()
        if banner in each.forbidden
    }
    assert expected == actual
    assert len(expected) == len(FOUNDING)


def test_founding_pages_have_the_size_of_real_pages() -> None:
    assert [each.name for each in FOUNDING if not 15_000 <= len(each.response.body) <= 60_000] == []


def test_every_founding_article_has_its_disclaimer_and_comment_line() -> None:
    for each in FOUNDING:
        assert each.article == ("No comment so far" in each.forbidden)
        assert each.article == any("consent of the publisher" in text for text in each.forbidden)


def test_what_sites_do_is_covered() -> None:
    """The kinds that the first library must have, with their statuses."""
    expected = {
        ("forbidden", 403),
        ("not-found", 404),
        ("not-found", 410),
        ("rate-limit", 429),
        ("server-error", 500),
        ("server-error", 502),
        ("server-error", 503),
        ("maintenance", 200),
        ("maintenance", 503),
        ("challenge", 403),
        ("challenge", 202),
        ("captcha", 200),
        ("captcha", 405),
        ("block", 200),
        ("block", 403),
        ("geo-block", 451),
        ("soft-404", 200),
        ("soft-404", 302),
        ("login", 302),
        ("login", 401),
        ("consent", 200),
        ("consent", 307),
        ("empty", 200),
        ("shell", 200),
    }
    assert set() == expected - {(each.family, each.response.status) for each in exhibits()}


def test_several_languages_are_covered() -> None:
    tags = {tag for each in recorded() for tag in each.sidecar["tags"]}  # type: ignore[attr-defined]  # object: any TOML
    assert {"en", "de", "fr", "es", "ja", "pt"} <= tags


def test_retry_after_is_there_in_seconds_and_as_a_date() -> None:
    assert exhibit("rate-limit/seconds").response.header("Retry-After") == "120"
    assert exhibit("rate-limit/date").response.header("Retry-After") == "Wed, 01 Apr 2026 09:05:00 GMT"


def test_vendors_headers_are_as_documented() -> None:
    assert exhibit("challenge/script-403").response.header("cf-mitigated") == "challenge"
    assert exhibit("challenge/script-202").response.header("x-amzn-waf-action") == "challenge"
    assert exhibit("captcha/puzzle-405").response.header("x-amzn-waf-action") == "captcha"
