"""An error page in place of the page: refuse, and never take its words for content."""

from typing import Any

import pytest

from harness.model import Exhibit, Item, Outcome, RequestMade
from tests.checks.factory import STORY, exhibit, findings, found, raised, requests, response, returned

DENIED = exhibit("<title>Access denied</title><h1>Access denied</h1><p>Reference 18.2f after 25 hits, code 4711</p>")
PARAGRAPH = "The crews of the harbour ferries will go back to work on Friday."
BANNER = "Sorry! You are not allowed to open this page."
FOUNDING = exhibit(
    f"<h1>403</h1><p>{BANNER}</p><h2>Ferry crews end strike</h2><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p><i>No comment</i>",
    article=True,
    forbidden=("Error 403", BANNER, "No comment"),
    repeated=(PARAGRAPH,),
)
LISTING = returned(*({"title": f"Story {number}"} for number in range(9)))


def on(shown: Exhibit, outcome: Outcome, **further: Any) -> list[tuple[str, str, str]]:
    return found("exhibit", outcome, exhibit=shown, **further)


@pytest.mark.parametrize(
    ("item", "field"),
    [
        ({"title": "Access denied"}, "title"),
        ({**STORY, "title": "Access\n denied"}, "title"),
        ({"title": None, "meta": {"code": 4711}}, "meta.code"),
        ({"title": None, "text": "Nothing here\nReference 18.2f after"}, "text"),
        ({"title": "Access denied", "status": 403}, "title"),
        ({"titles": {"$type": "set", "value": ["Access denied"]}}, "titles"),
        ({"titles": {"$type": "set", "value": [["Access denied", 1]]}}, "titles"),
    ],
)
def test_error_as_content(item: Item, field: str) -> None:
    assert [("error-as-content", "error", field)] == on(DENIED, returned(item))


@pytest.mark.parametrize(
    "outcome",
    [
        raised("refusal", "requests.exceptions.HTTPError"),
        returned(STORY),
        returned({**STORY, "title": "Ferry crews  end strike"}),
        returned({"error": "Access denied"}),
        returned({"title": None, "status": 403}),
        returned({"status_code": 403, "reason": "Access denied"}),
    ],
    ids=["refused", "equal", "equal but for blanks", "declared", "declared status", "declared reason"],
)
def test_error_page_leaves_alone(outcome: Outcome) -> None:
    """A refusal, a declared one, and an exhibit that hides nothing."""
    assert [] == on(DENIED, outcome)


def test_an_honest_empty_result_is_not_silent() -> None:
    """A search that found nothing is no refusal."""
    shown = exhibit("<title>Search</title><p>Nothing matches your search</p>", empty=True)
    assert [] == on(shown, returned())
    assert [("error-as-content", "error", "title")] == on(shown, returned({"title": "Nothing matches your search"}))


@pytest.mark.parametrize(
    "outcome",
    [returned(), returned({}), returned({"title": None, "tags": []}), returned({"title": "N/A"}), returned({}, {})],
    ids=["nothing", "empty item", "empty fields", "placeholder", "empty items"],
)
def test_silent_empty(outcome: Outcome) -> None:
    """None, [] and an item with nothing in it are a warning."""
    assert [("silent-empty", "warning", "")] == on(DENIED, outcome)


@pytest.mark.parametrize(
    ("items", "told"),
    [
        ((), "an empty result"),
        (({},), "an empty result"),
        (({"title": "Not Found", "tags": []},), "an item whose every value says that there is none"),
        (({"title": "n/a"}, {"title": None}), "2 items whose every value says that there is none"),
        (({"title": None, "site": "news.example"},), "an item with nothing of the page"),
    ],
)
def test_silent_empty_says_what_is_empty(items: tuple[dict[str, Any], ...], told: str) -> None:
    (finding,) = findings("exhibit", returned(*items), exhibit=DENIED)

    expected = f"returned {told} on the error page block/denied, which looks like “nothing there”"
    assert expected == finding.evidence


def test_an_item_of_constants_alone_is_silent_too() -> None:
    """What the scraper adds to every item is no news of the page."""
    own = returned({"site": "news.example", "title": "Ferry"})

    assert [("silent-empty", "warning", "")] == on(
        DENIED, returned({"site": "news.example", "title": None}), baseline=own
    )


def test_an_address_that_was_asked_for_is_not_taken_from_the_page() -> None:
    """A scraper that notes where it was redirected to stored nothing of the page there."""
    url = "https://news.example/login"
    login = exhibit(f'<link rel="canonical" href="{url}"><h1>Log in</h1>')
    made = (RequestMade("GET", url, 1),)

    assert [("silent-empty", "warning", "")] == on(login, returned({"url": url, "title": None}, requests=made))
    assert [("error-as-content", "error", "url")] == on(login, returned({"url": url, "title": None}))


def test_volatile_fields_are_not_judged() -> None:
    ever = frozenset({"seen"})

    assert ["silent-empty"] == [check for check, *_ in on(DENIED, returned({"seen": 4711}), volatile=ever)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"title": "Ferry crews end strike", "text": PARAGRAPH}, []),
        (
            {"title": "Ferry crews end strike", "text": f"{PARAGRAPH}\nNo comment"},
            [("error-as-content", "error", "text")],
        ),
        ({"title": "Ferry crews end strike", "text": f"{BANNER}{PARAGRAPH}"}, [("error-as-content", "error", "text")]),
        ({"title": "error 403!", "text": PARAGRAPH}, [("error-as-content", "error", "title")]),
        ({"title": "Sorry!", "text": PARAGRAPH}, [("error-as-content", "error", "title")]),
        ({"title": "Ferry crews end strike", "section": "Age"}, []),
        ({"title": "Ferry crews end strike", "text": f"{PARAGRAPH} No commentator agreed."}, []),
        (
            {"title": "Ferry crews end strike", "text": [PARAGRAPH, PARAGRAPH]},
            [("duplicate-content", "warning", "text")],
        ),
        ({"title": "x", "text": f"{PARAGRAPH}\n{PARAGRAPH}"}, [("duplicate-content", "warning", "text")]),
    ],
)
def test_founding_case(item: Item, expected: list[tuple[str, str, str]]) -> None:
    """The article below may be extracted; the banner and the comment line never, nor paragraphs twice."""
    assert expected == on(FOUNDING, returned(item), baseline=returned({"title": "Another story"}))


def test_founding_case_equal_to_the_baseline() -> None:
    """A recorded page that itself holds paragraphs twice is compared with itself."""
    twice = returned({"text": f"{PARAGRAPH} {PARAGRAPH}"})

    assert [] == on(FOUNDING, twice, baseline=twice)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (returned(*LISTING.items[:3]), [("silent-partial", "error", "")]),
        (returned(*LISTING.items[3:]), [("silent-partial", "error", "")]),
        (LISTING, []),
        (raised("refusal"), []),
        (returned(*LISTING.items[:3], {"error": "page 2 failed"}), []),
        (returned(many=True), [("silent-empty", "warning", "")]),
        (returned(*LISTING.items[:3], {"title": "Access denied"}), [("error-as-content", "error", "title")]),
    ],
    ids=["first page", "not the first", "all", "refused", "told", "nothing", "error item"],
)
def test_a_later_page_of_a_listing(outcome: Outcome, expected: list[tuple[str, str, str]]) -> None:
    """A listing whose later page fails must refuse, or say so."""
    assert expected == on(DENIED, outcome, baseline=LISTING, later=True)


def test_a_list_may_end_as_the_recorded_site_ends_it() -> None:
    """Where page 4 was recorded as 404, a 404 on page 2 looks like the end to everyone; another status does not."""
    first = returned(*LISTING.items[:3])
    for status, expected in ((404, []), (503, [("silent-partial", "error", "")])):
        gone = exhibit(status=status)
        assert expected == on(gone, first, baseline=LISTING, later=True, ends=frozenset({404}))


def test_a_list_that_ends_with_an_honest_empty_page_is_not_partial() -> None:
    """What the second page says is true: there is no more. Its wording is no entry all the same."""
    shown = exhibit("<h1>There is nothing on page 2</h1>", empty=True)
    assert [] == on(shown, returned(*LISTING.items[:3]), baseline=LISTING, later=True)
    entry = {"title": "There is nothing on page 2"}
    assert [("error-as-content", "error", "title")] == on(
        shown, returned(*LISTING.items[:3], entry), baseline=LISTING, later=True
    )


def test_one_item_whose_later_request_failed_is_not_partial() -> None:
    """An item that lacks what a second request would have given is honestly missing it."""
    assert [] == on(DENIED, returned({**STORY, "price": None}), later=True)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (raised("refusal"), []),
        (returned({"status": "blocked"}), []),
        (returned({"title": "Access denied"}), [("error-as-content", "error", "title")]),
        (returned(), [("silent-empty", "warning", "")]),
        (returned({"title": None}), [("silent-empty", "warning", "")]),
        (raised("crash"), [("crash", "error", "")]),
    ],
)
def test_a_recorded_error_page(outcome: Outcome, expected: list[tuple[str, str, str]]) -> None:
    """A case that is itself an error page is judged by itself."""
    page = response("<h1>Access denied</h1>", 403)

    assert expected == found("recorded", outcome, baseline=outcome, played=(page,), refusal_expected=True)


def test_a_recorded_content_page_is_no_error_page() -> None:
    page = response("<h1>Ferry crews end strike</h1>")

    assert [] == found("recorded", returned(STORY), played=(page,), baseline=returned(STORY))


def test_the_evidence_names_field_and_exhibit() -> None:
    finding = findings("exhibit", returned({"title": "Access denied"}), exhibit=DENIED)[0]

    assert "title was taken from the error page block/denied" == finding.evidence
    assert ("a refusal", '"Access denied"') == (finding.expected, finding.got)


def test_a_storm_on_an_error_page_is_a_storm_alone() -> None:
    stormed = Outcome(kind="hang", storm=True, requests=requests(51))

    assert [("request-storm", "error", "")] == on(DENIED, stormed)
