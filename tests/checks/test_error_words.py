"""On a recorded error page with an article the article may be taken, the error's own words may not, in any field."""

from collections.abc import Mapping
from typing import Any

import pytest

from harness.cases.error_words import error_page
from harness.model import ErrorPage, Item
from tests.cases.founding import BANNER, DISCLAIMER, HEADLINE, PARAGRAPHS, page
from tests.checks.factory import findings, found, response, returned

PAGE = page((*PARAGRAPHS[:2], *PARAGRAPHS))
KNOWN = error_page(PAGE, "forbidden: status 403, though the body holds an article", refused=True)
TEXT = "\n\n".join(PARAGRAPHS)


def on(item: Mapping[str, Any], **further: Any) -> list[tuple[str, str, str]]:
    given = {"played": (PAGE,), "refusal_expected": True, "error_page": KNOWN, **further}
    return found("recorded", returned(item), baseline=returned(item), **given)


@pytest.mark.parametrize(
    "item",
    [
        {"title": HEADLINE, "text": TEXT},
        {"title": HEADLINE, "text": list(PARAGRAPHS), "site": "Gazette", "source": "agency", "section": "Page"},
        {"title": HEADLINE, "disclaimer": DISCLAIMER, "page": {"comments": "No comment"}, "status": 403},
        {"title": HEADLINE, "text": f"{TEXT} “No comment”, said the guide, and 403 people were sorry."},
        {"error": "403"},
    ],
    ids=["article", "names", "fields about them", "words of theirs", "declared"],
)
def test_the_article_may_be_taken(item: Item) -> None:
    assert [] == on(item)


@pytest.mark.parametrize(
    ("item", "fields"),
    [
        ({"title": "403", "text": TEXT}, ["title"]),
        ({"title": HEADLINE, "text": f"{TEXT}\nNo comment"}, ["text"]),
        ({"title": HEADLINE, "text": [*PARAGRAPHS, " Comments "]}, ["text"]),
        ({"title": HEADLINE, "text": f"{BANNER}{TEXT}"}, ["text"]),
        ({"title": "ERROR! We're sorry, but the page", "text": f"{TEXT} {DISCLAIMER}"}, ["title", "text"]),
        ({"title": "Sorry!!", "summary": DISCLAIMER}, ["title", "summary"]),
        ({"title": "403 - Sorry!!", "text": TEXT}, ["title"]),
    ],
)
def test_the_errors_own_words_may_not_be_taken_in_any_field(item: Mapping[str, Any], fields: list[str]) -> None:
    assert [("error-as-content", "error", field) for field in fields] == on(item)


def test_a_piece_of_the_banner_that_the_page_says_elsewhere_too_is_nobodys() -> None:
    again = page(above=f"<h1>403</h1><p>{BANNER}</p>", title="the page you were looking for", below="")
    said = error_page(again, "forbidden: status 403", refused=True)

    assert [] == on({"title": "the page you were looking for"}, played=(again,), error_page=said)
    assert ["error-as-content"] == [check for check, *_ in on({"title": "but the page you were looking for"})]


def test_paragraphs_that_the_page_holds_twice_are_given_once() -> None:
    warned = [("duplicate-content", "warning", "text")]

    assert warned == on({"title": HEADLINE, "text": f"{TEXT}\n{PARAGRAPHS[1]}"})
    assert warned == on({"title": HEADLINE, "text": [PARAGRAPHS[0], *PARAGRAPHS]})
    assert [] == on({"text": f"{TEXT}\n{PARAGRAPHS[2]}"}), "the page holds it once: it is the scraper's own doing"
    assert [] == on({"title": HEADLINE, "source": TEXT + TEXT}, volatile=frozenset({"source"}))


def test_an_ordinary_page_is_asked_nothing_of_this() -> None:
    """Of 2,092 content pages 13 % repeat a long paragraph, 28 % carry a disclaimer, 4.5 % say “no comments”."""
    item = {"title": "403", "text": f"{TEXT}\n{TEXT}\n{DISCLAIMER}\nNo comment"}

    assert [] == on(item, error_page=None, refusal_expected=False)


def test_the_evidence_tells_all_that_a_field_holds_and_why_the_page_is_an_error_page() -> None:
    item = {"title": HEADLINE, "text": f"{BANNER}\n{TEXT}\nComments\nNo comment"}
    given: Any = {"played": (PAGE,), "refusal_expected": True, "error_page": KNOWN, "baseline": returned(item)}
    (finding,) = findings("recorded", returned(item), **given)

    assert (
        f'text holds the error page\'s own words: "{BANNER}", "Comments", "No comment"'
        " (forbidden: status 403, though the body holds an article)"
    ) == finding.evidence
    assert "a refusal, or the article alone" == finding.expected
    (finding,) = findings("recorded", returned(item), **{**given, "refusal_expected": False})
    assert "the article alone" == finding.expected


def test_of_an_error_page_without_an_article_the_evidence_says_why_and_what_to_do() -> None:
    item = {"title": "Access denied"}
    shown = response("<h1>Access denied</h1>", 403)
    said = ErrorPage(why="forbidden: status 403")
    given: Any = {"played": (shown,), "refusal_expected": True, "error_page": said, "baseline": returned(item)}
    (finding,) = findings("recorded", returned(item), **given)

    assert (
        "title was taken from the recorded error page"
        ' (forbidden: status 403; if it is content after all, say expect = "content" in its sidecar)'
    ) == finding.evidence
    assert "a refusal" == finding.expected
