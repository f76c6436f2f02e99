"""An exhibit is played at the case's own URL, to the scrapers that can see it."""

import msgspec
import pytest

from harness.errors import PlanError
from harness.exhibits import PlayExhibit, applicable, exhibit_called, final_answer, never_ends, overlays
from harness.model import Case, Exchange, Exhibit, Overlay, Request, Response
from tests.exhibits.recorded import exhibit, exhibits

STORY = "https://news.example/2026/story-1"
ONLY_REDIRECTS = {
    "redirect/loop",
    "redirect/to-itself",
    "soft-404/home-redirect",
    "soft-404/search-redirect",
}
"""Exhibits that end in a page which is sound in itself, or in none."""


def _case(*urls: str, method: str = "GET") -> Case:
    exchanges = tuple(Exchange(Request(method, url), Response(200, (), b"content")) for url in urls)
    return Case("story", "story.yaml", urls[0], exchanges)


def _redirecting(status: int, location: str) -> Exhibit:
    return Exhibit(
        name="login/x",
        family="login",
        response=Response(status, (("Location", location),)),
        follow_up=(("https://errors.example/in", Response(200, (), b"Sign in")),),
        imitates="a page",
        source="RFC 9110",
        sign=("redirect", "page"),
    )


def test_a_page_is_played_in_place_of_the_recorded_one() -> None:
    shown = exhibit("not-found/gone")
    played = overlays(shown, _case("https://news.example/", STORY), 1)
    assert ((Overlay(1, shown.response),), ()) == (played.overlays, played.further)


@pytest.mark.parametrize("shown", exhibits(), ids=lambda each: each.name)
def test_every_exhibit_answers_all_requests_it_leads_to(shown: Exhibit) -> None:
    """Each redirect of an exhibit has its answer, on the case's own site but where it names another."""
    played = overlays(shown, _case(STORY), 0)
    expected = [(response.status, response.body) for _, response in shown.follow_up]
    assert expected == [(each.response.status, each.response.body) for each in played.further]
    elsewhere = [
        each.request.url for each in played.further if not each.request.url.startswith("https://news.example/")
    ]
    assert elsewhere == ([shown.response.header("Location")] if shown.name == "consent/other-host" else [])


def test_a_relative_redirect_leads_to_the_cases_own_site() -> None:
    played = overlays(exhibit("login/redirect"), _case(STORY), 0)
    assert played.further[0].request.url == "https://news.example/account/sign-in?next=%2Flogin%2Fredirect"


def test_an_absolute_redirect_leads_where_it_says() -> None:
    played = overlays(_redirecting(302, "https://sso.example/in"), _case(STORY), 0)
    assert played.further[0].request.url == "https://sso.example/in"


@pytest.mark.parametrize(
    ("status", "method", "expected"),
    [(302, "POST", "GET"), (303, "POST", "GET"), (307, "POST", "POST"), (308, "POST", "POST"), (302, "HEAD", "HEAD")],
)
def test_the_method_after_a_redirect_is_that_of_the_standard(status: int, method: str, expected: str) -> None:
    """RFC 9110 section 15.4: only 307 and 308 keep a POST."""
    played = overlays(_redirecting(status, "/in"), _case(STORY, method=method), 0)
    assert expected == played.further[0].request.method


def test_a_recorded_page_that_is_redirected_to_is_replaced_too() -> None:
    shown = _redirecting(302, "/in")
    played = overlays(shown, _case(STORY, "https://news.example/in"), 0)
    assert (Overlay(0, shown.response), Overlay(1, shown.follow_up[0][1])) == played.overlays
    assert played.further == ()


def test_a_redirect_to_the_page_itself_is_played_once() -> None:
    shown = _redirecting(302, "")
    assert ((Overlay(0, shown.response),), ()) == (
        overlays(shown, _case(STORY), 0).overlays,
        overlays(_redirecting(302, STORY), _case(STORY), 0).further,
    )


def test_a_circle_leads_back_to_the_page_itself() -> None:
    """Wherever the exhibit was recorded, its way back is the way to the scraper's own URL."""
    shown = exhibit("redirect/loop")
    assert shown.url == "https://errors.example/redirect/loop"
    played = overlays(shown, _case("https://news.example/", STORY), 1)
    (session,) = played.further
    assert (Overlay(1, shown.response),) == played.overlays
    assert session.request.url == "https://news.example/session/start?then=%2Fredirect%2Floop"
    assert session.response.header("Location") == STORY
    assert session.response.header("Set-Cookie") == "session=new; Path=/session"


def test_a_page_that_redirects_to_itself_does_so_wherever_it_is_played() -> None:
    played = overlays(exhibit("redirect/to-itself"), _case(STORY), 0)
    assert [STORY] == [overlay.response.header("Location") for overlay in played.overlays]
    assert played.further == ()


def test_only_circles_never_end() -> None:
    assert ["redirect/to-itself", "redirect/loop"] == [each.name for each in exhibits() if never_ends(each)]


def test_a_refresh_is_answered_and_is_no_redirect() -> None:
    """Who takes the first page for the answer is given that; who follows by hand finds the others."""
    shown = exhibit("redirect/meta-refresh")
    assert shown.response == final_answer(shown)
    played = overlays(shown, _case(STORY), 0)
    assert ["https://news.example/passagem?passo=2", "https://news.example/passagem?passo=3"] == [
        each.request.url for each in played.further
    ]
    assert [response for _, response in shown.follow_up] == [each.response for each in played.further]


@pytest.mark.parametrize("feed", ["html", "response"])
def test_who_does_not_fetch_is_given_the_final_page(feed: str) -> None:
    shown = exhibit("login/redirect")
    played = overlays(shown, _case(STORY), 0, feed=feed)  # type: ignore[arg-type]  # both are feeds
    assert ((Overlay(0, shown.follow_up[0][1]),), ()) == (played.overlays, played.further)
    assert final_answer(shown).status == 200


def test_who_fetches_is_played_everything() -> None:
    assert all(applicable(each, "url") for each in exhibits())


def test_who_has_the_text_alone_is_not_played_what_only_status_header_or_redirect_tell() -> None:
    assert {each.name for each in exhibits() if not applicable(each, "html")} == {
        "forbidden/article-without-banner",
        "half-page/206",
        *ONLY_REDIRECTS,
    }


def test_who_has_a_response_is_not_played_what_only_a_redirect_tells() -> None:
    assert {each.name for each in exhibits() if not applicable(each, "response")} == ONLY_REDIRECTS


def test_a_record_is_stored_by_name() -> None:
    stored = msgspec.json.encode(PlayExhibit("not-found/gone"))
    assert stored == b'{"name":"play-exhibit","exhibit":"not-found/gone"}'
    assert PlayExhibit("not-found/gone") == msgspec.json.decode(stored, type=PlayExhibit)


def test_a_record_tells_what_it_does_and_has_nothing_simpler() -> None:
    record = PlayExhibit("not-found/gone")
    assert record.describe() == "the error page not-found/gone is played in place of the page"
    assert list(record.simpler()) == []
    assert record.family == "exhibit"


def test_a_plan_finds_its_exhibit() -> None:
    assert exhibit_called("not-found/gone", exhibits()).name == "not-found/gone"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("not-found/gon", "did you mean 'not-found/gone'?"),
        ("gone", "did you mean 'not-found/gone'?"),
        ("redirect/zzz", "of its family there are redirect/loop, redirect/meta-refresh, "),
        ("zzz", "name one as FAMILY/NAME, of the families bad-request, block, "),
    ],
)
def test_a_plan_with_an_unknown_exhibit_is_one_clear_line(name: str, remedy: str) -> None:
    with pytest.raises(PlanError) as raised:
        exhibit_called(name, exhibits())
    assert str(raised.value).startswith(f"{name}: no such exhibit: {remedy}")
